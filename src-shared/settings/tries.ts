import { type Duration, duration, type Instant, instant, plus } from '../time/time.ts'

/** Wrong tries since the last right one, and until when nobody may try. */
export type Tries = { readonly failures: number; readonly waitUntil: Instant | null }

export const noTries: Tries = { failures: 0, waitUntil: null }

/** Some tries are free; after the last of them nobody may try for a while, and then twice as long for each that follows. */
export const triesPolicy = (limits: { readonly free: number; readonly firstWait: Duration; readonly longestWait: Duration }) => {
  /** How long nobody may try after so many wrong tries in a row. */
  const waitAfter = (failures: number): Duration =>
    failures < limits.free ? duration(0) : duration(Math.min(limits.longestWait, limits.firstWait * 2 ** Math.min(20, failures - limits.free)))

  return {
    waitAfter,
    status: (tries: Tries, now: Instant): { readonly triesLeft: number; readonly waitUntil: Instant | null } => {
      const waitUntil = tries.waitUntil !== null && tries.waitUntil > now ? tries.waitUntil : null
      return { triesLeft: waitUntil === null ? Math.max(1, limits.free - tries.failures) : 0, waitUntil }
    },
    /** `speed`: how many times faster than the world the clock of `now` runs; a wait is the world's. */
    afterWrong: (tries: Tries, now: Instant, speed: number): Tries => {
      const failures = tries.failures + 1
      const wait = waitAfter(failures)
      return { failures, waitUntil: wait === 0 ? null : plus(now, duration(wait * speed)) }
    },
    /** Tries that were kept over a restart: a clock that was set back must not lengthen the wait without end. */
    kept: (tries: Tries, now: Instant, speed: number): Tries => {
      if (tries.waitUntil === null) return tries
      const latest = plus(now, duration(waitAfter(tries.failures) * speed))
      return { ...tries, waitUntil: instant(Math.min(tries.waitUntil, latest)) }
    },
  }
}
