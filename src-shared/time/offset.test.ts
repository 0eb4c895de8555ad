import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimate, slew } from './offset.ts'
import { duration } from './time.ts'

const reading = (offset: number, roundTrip: number) => ({ offset: duration(offset), roundTrip: duration(roundTrip) })

describe('the estimate of a server clock', () => {
  it('believes the quickest answer', () => {
    expect(estimate([])).toBeNull()
    expect(estimate([reading(900, 1800), reading(40, 12), reading(300, 700)])).toBe(40)
  })

  it('forgets old readings', () => {
    expect(estimate([reading(5000, 1), ...Array.from({ length: 8 }, () => reading(10, 50))])).toBe(10)
  })

  it('moves towards the target, never past it, never by more than a twentieth of the time', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e7, max: 1e7 }), fc.integer({ min: -1e7, max: 1e7 }), fc.integer({ min: 0, max: 1e6 }), (from, to, elapsed) => {
        const after = slew(duration(from), duration(to), duration(elapsed))
        expect(Math.abs(after - from)).toBeLessThanOrEqual(elapsed * 0.05 + 1e-6)
        expect(Math.abs(to - after)).toBeLessThanOrEqual(Math.abs(to - from))
        expect(Math.sign(to - after) * Math.sign(to - from)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('is nearly there after half an hour for a clock that is half a minute off', () => {
    let applied = duration(0)
    for (let n = 0; n < 1800; n += 1) applied = slew(applied, duration(30_000), duration(1000))
    expect(applied).toBeGreaterThan(28_000)
  })
})
