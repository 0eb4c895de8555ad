import type { After } from './after.ts'

const every = 5000
/** A page that answers nothing for so long hangs. A seek in a large recording takes under 1 s. */
const limit = 15_000

/** Asks the page for a sign of life now and then, because a page that hangs tells nobody. Returns a function that stops. */
export const feelPulse = (deps: { after: After; ask(): Promise<unknown>; silent(): unknown }): (() => void) => {
  let cancel = () => {}
  let stopped = false
  const beat = () => {
    const cancelLimit = deps.after(every + limit, deps.silent)
    const cancelNext = deps.after(every, () => {
      deps.ask().then(
        () => {
          cancelLimit()
          if (!stopped) beat()
        },
        // A page that was lost meanwhile is told by its own event; one that only loaded itself anew is asked again.
        () => {
          cancelLimit()
          if (!stopped) beat()
        },
      )
    })
    cancel = () => {
      cancelLimit()
      cancelNext()
    }
  }
  beat()
  return () => {
    stopped = true
    cancel()
  }
}
