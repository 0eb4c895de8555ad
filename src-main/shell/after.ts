/** Calls once after so many milliseconds of the world's time; returns a function that cancels. */
export type After = (milliseconds: number, call: () => void) => () => void

/**
 * The shell's own delays. They are about processes that must come up or come back, never about the
 * programme, so they follow the world's time whatever the room's clock does.
 */
export const afterInTheWorld: After = (milliseconds, call) => {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}
