/** What the machine in the lab says to the outside, one line of JSON each. */
export type LabLine =
  | { readonly kind: 'step'; readonly title: string; readonly error: string | null }
  /** Milliseconds, or another unit that the name says. */
  | { readonly kind: 'measure'; readonly name: string; readonly values: readonly number[] }
  | { readonly kind: 'end' }

export const say = (line: LabLine): void => {
  process.stdout.write(`LAB ${JSON.stringify(line)}\n`)
}
/** Asks the machine's monitor for something that only it can do. */
export const askMonitor = (command: string): void => {
  process.stdout.write(`LAB-MONITOR ${command}\n`)
}

/** Runs a step to its end and says how it went. A step that failed leaves the others alone. */
export const step = async (title: string, run: () => Promise<void>): Promise<void> => {
  try {
    await run()
    say({ kind: 'step', title, error: null })
  } catch (error) {
    say({ kind: 'step', title, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

export const until = async (what: string, reached: () => boolean, within = 8000): Promise<number> => {
  const began = performance.now()
  while (!reached()) {
    if (performance.now() - began > within) throw new Error(`${what}: not within ${within} ms`)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return performance.now() - began
}
export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
