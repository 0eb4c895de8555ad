import type { FrameTimes } from './facts.ts'

/** Of the picture: when it is shown, in seconds, and whether a player can begin with it. In the order of the file. */
export type Frame = { readonly at: number; readonly key: boolean }

/** So much of the usual time between two frames one may be longer or shorter. */
const tolerance = 0.5
/** So many frames in a hundred may be off: a camera drops one now and then. */
const oddOnes = 2

/** What the times of all frames of a recording of `duration` seconds say; null where it has less than two. */
export const frameTimesOf = (frames: readonly Frame[], duration: number): FrameTimes | null => {
  const times = Float64Array.from(frames, ({ at }) => at).toSorted()
  const first = times[0]
  const last = times.at(-1)
  if (first === undefined || last === undefined || last <= first) return null
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  const usual = gaps.toSorted()[Math.floor(gaps.length / 2)] ?? 0
  const odd = gaps.filter((gap) => Math.abs(gap - usual) > tolerance * usual).length
  const keys = Float64Array.from(
    frames.filter(({ key }) => key),
    ({ at }) => at,
  ).toSorted()
  const ends = [...keys.slice(1), Math.max(last, first + duration)]
  const keyGap = keys.length === 0 ? duration : keys.reduce((most, at, index) => Math.max(most, (ends[index] ?? at) - at), 0)
  return { rate: gaps.length / (last - first), steady: odd * 100 <= oddOnes * gaps.length, keyGap }
}
