import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Duration, duration, minutes, sum } from '../time/time.ts'
import { shareOut } from './share.ts'

const length = (most: number): fc.Arbitrary<Duration> => fc.integer({ min: 0, max: most }).map(duration)
const sharer = fc.record({ weight: length(7_200_000), cap: length(7_200_000) })

test('shares add up to the whole, or to all that the caps allow, to the millisecond', () => {
  fc.assert(
    fc.property(length(20_000_000), fc.array(sharer, { maxLength: 20 }), (whole, sharers) => {
      expect(sum(shareOut(whole, sharers))).toBe(Math.min(whole, sum(sharers.map(({ cap }) => cap))))
    }),
    { numRuns: 300 },
  )
})

test('nobody takes more than the cap, and nobody less than nothing', () => {
  fc.assert(
    fc.property(length(20_000_000), fc.array(sharer, { maxLength: 20 }), (whole, sharers) => {
      shareOut(whole, sharers).forEach((share, index) => {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(sharers[index]?.cap ?? 0)
      })
    }),
    { numRuns: 300 },
  )
})

test('where no cap is reached, shares are in proportion to the weights, within a millisecond', () => {
  fc.assert(
    fc.property(
      length(3_600_000),
      fc.array(fc.integer({ min: 1, max: 3_600_000 }).map(duration), { minLength: 1, maxLength: 20 }),
      (whole, weights) => {
        const shares = shareOut(
          whole,
          weights.map((weight) => ({ weight, cap: duration(whole + 1) })),
        )
        for (const [index, weight] of weights.entries()) expect(Math.abs((shares[index] ?? 0) - (whole * weight) / sum(weights))).toBeLessThan(1)
      },
    ),
    { numRuns: 300 },
  )
})

test('what one cannot take, the others take in proportion', () => {
  const shares = shareOut(minutes(12), [
    { weight: minutes(10), cap: minutes(2) },
    { weight: minutes(10), cap: minutes(10) },
    { weight: minutes(5), cap: minutes(5) },
  ])
  expect(shares.slice(0, 1)).toEqual([minutes(2)])
  expect(shares.slice(1).map((share) => Math.round(share / 1000))).toEqual([400, 200])
})
