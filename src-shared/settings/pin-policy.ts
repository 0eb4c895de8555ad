import { type Duration, duration, type Instant, instant, minutes, plus, seconds } from '../time/time.ts'

/** Wrong tries since the last right one, and until when nobody may try. */
export type PinTries = { readonly failures: number; readonly waitUntil: Instant | null }

export const noTries: PinTries = { failures: 0, waitUntil: null }

const freeTries = 3
const firstWait = seconds(30)
const longestWait = minutes(15)

/** How long nobody may try after so many wrong tries in a row: 30 s after the third, then twice as long each time, 15 minutes at most. */
export const waitAfter = (failures: number): Duration =>
  failures < freeTries ? duration(0) : duration(Math.min(longestWait, firstWait * 2 ** Math.min(20, failures - freeTries)))

export const pinStatus = (tries: PinTries, now: Instant): { readonly triesLeft: number; readonly waitUntil: Instant | null } => {
  const waitUntil = tries.waitUntil !== null && tries.waitUntil > now ? tries.waitUntil : null
  return { triesLeft: waitUntil === null ? Math.max(1, freeTries - tries.failures) : 0, waitUntil }
}

/** `speed`: how many times faster than the world the clock of `now` runs; a wait is the world's. */
export const afterWrongPin = (tries: PinTries, now: Instant, speed: number): PinTries => {
  const failures = tries.failures + 1
  const wait = waitAfter(failures)
  return { failures, waitUntil: wait === 0 ? null : plus(now, duration(wait * speed)) }
}

/** Tries that were kept over a restart: a clock that was set back must not lengthen the wait without end. */
export const keptTries = (tries: PinTries, now: Instant, speed: number): PinTries => {
  if (tries.waitUntil === null) return tries
  const latest = plus(now, duration(waitAfter(tries.failures) * speed))
  return { ...tries, waitUntil: instant(Math.min(tries.waitUntil, latest)) }
}
