/** A share of the line that is never exceeded for longer than a second. */
export type Bucket = { readonly left: number; readonly at: number }

/** Takes `bytes` at time `at` (milliseconds, monotonic); answers with the bucket and how long to wait before going on. */
export const takeFrom = (bucket: Bucket, bytes: number, at: number, bytesPerSecond: number): { readonly bucket: Bucket; readonly wait: number } => {
  const refilled = Math.min(bytesPerSecond, bucket.left + ((at - bucket.at) / 1000) * bytesPerSecond)
  const left = refilled - bytes
  return { bucket: { left, at }, wait: left >= 0 ? 0 : Math.ceil((-left / bytesPerSecond) * 1000) }
}

/** Bytes a second as it has been lately: the last ten seconds weigh most. */
export const rateAfter = (rate: number | null, bytes: number, milliseconds: number): number | null => {
  if (milliseconds <= 0) return rate
  const now = (bytes / milliseconds) * 1000
  const weight = 1 - Math.exp(-milliseconds / 10_000)
  return rate === null ? now : rate + (now - rate) * weight
}
