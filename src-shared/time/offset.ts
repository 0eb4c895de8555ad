import { type Duration, duration } from './time.ts'

/** One look at a server's clock: its time minus ours at the middle of the question, and how long the question took. */
export type OffsetReading = { readonly offset: Duration; readonly roundTrip: Duration }

/** So many readings are remembered; older ones may know less of the drift than of the truth. */
export const readingsKept = 8

/** The offset of the quickest question: its answer was the least delayed, on either way. Null without a reading. */
export const estimate = (readings: readonly OffsetReading[]): Duration | null => {
  const [first, ...others] = readings.slice(-readingsKept)
  if (first === undefined) return null
  return others.reduce((best, reading) => (reading.roundTrip <= best.roundTrip ? reading : best), first).offset
}

/** A clock that is corrected never runs faster or slower than this, so that a countdown still looks like one. */
const fastest = 0.05
const slowest = 0.005
/** A correction is spread over about this time. */
const spread = 10 * 60_000

/** The correction that applies after `elapsed` more, on its way from `applied` to `target`; never past it. */
export const slew = (applied: Duration, target: Duration, elapsed: Duration): Duration => {
  const gap = target - applied
  if (gap === 0 || elapsed <= 0) return applied
  const rate = Math.min(fastest, Math.max(slowest, Math.abs(gap) / spread))
  return duration(applied + Math.sign(gap) * Math.min(Math.abs(gap), elapsed * rate))
}
