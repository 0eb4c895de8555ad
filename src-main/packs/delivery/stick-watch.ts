import { causeText } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import type { Sticks } from './sticks.ts'

/** Looks for sticks now and then; `changed` hears which are there and which have gone since. */
export const createStickWatch = (deps: {
  readonly sticks: Sticks
  readonly log: Log
  changed(now: readonly string[], gone: readonly string[]): void
}): (() => Promise<void>) => {
  let known: readonly string[] = []
  let looking = false
  return async () => {
    // A drive that does not answer is waited for once, not once for each look.
    if (looking) return
    looking = true
    try {
      const now = await deps.sticks()
      if (now.join('\n') === known.join('\n')) return
      const gone = known.filter((stick) => !now.includes(stick))
      known = now
      deps.changed(now, gone)
    } catch (cause) {
      deps.log.warn('sticks cannot be looked for', { cause: causeText(cause) })
    } finally {
      looking = false
    }
  }
}
