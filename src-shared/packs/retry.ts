import { type Duration, duration } from '../time/time.ts'

const first = 500
const longest = 60_000

/**
 * How long a source is left alone after so many failures in a row: somewhere between nothing and twice as long each
 * time, a minute at most, so that forty rooms that lost the same server do not come back in step. `random` is 0 to 1.
 */
export const backOff = (failures: number, random: number): Duration =>
  duration(Math.round(random * Math.min(longest, first * 2 ** Math.min(20, Math.max(0, failures)))))
