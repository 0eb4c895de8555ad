import { type Duration, duration } from '../time/time.ts'

/** Someone who takes a share: in proportion to `weight`, never more than `cap`. Whole milliseconds, none negative. */
export type Sharer = { readonly weight: Duration; readonly cap: Duration }

/**
 * Shares a length of time out in proportion, to the millisecond: the shares add up to the whole, or to all that the
 * caps allow. What one cannot take because of its cap, the others take in proportion.
 */
export const shareOut = (whole: Duration, sharers: readonly Sharer[]): readonly Duration[] => {
  const shares = sharers.map(() => 0)
  let left = Math.min(Math.max(0, whole), capsOf(sharers))
  let open = sharers.map((sharer, index) => ({ ...sharer, index })).filter((sharer) => sharer.cap > 0)

  while (left > 0) {
    const weights = open.reduce((total, sharer) => total + sharer.weight, 0)
    const fair = open.map((sharer) => ({ ...sharer, exact: weights === 0 ? left / open.length : (left * sharer.weight) / weights }))
    const full = fair.filter((sharer) => sharer.exact >= sharer.cap)
    if (full.length === 0) {
      giveWhole(shares, fair, left)
      return shares.map(duration)
    }
    for (const sharer of full) {
      shares[sharer.index] = sharer.cap
      left -= sharer.cap
    }
    open = fair.filter((sharer) => sharer.exact < sharer.cap)
  }
  return shares.map(duration)
}

const capsOf = (sharers: readonly Sharer[]): number => sharers.reduce((total, sharer) => total + Math.max(0, sharer.cap), 0)

/** Rounds down, then gives the odd milliseconds to those who lost most by it. */
const giveWhole = (shares: number[], fair: readonly { readonly index: number; readonly exact: number }[], whole: number): void => {
  let odd = whole
  for (const { index, exact } of fair) {
    shares[index] = Math.floor(exact)
    odd -= Math.floor(exact)
  }
  const byLoss = [...fair].sort((a, b) => (b.exact % 1) - (a.exact % 1) || a.index - b.index)
  for (const { index } of byLoss.slice(0, odd)) shares[index] = (shares[index] ?? 0) + 1
}
