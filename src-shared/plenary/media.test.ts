import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asMediaTrouble, mediaRetryDelay } from './media.ts'

it('tries again at once, then less and less often, and never waits longer than three seconds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const delay = mediaRetryDelay(failures, chance)
      expect(delay).toBeGreaterThanOrEqual(0)
      expect(delay).toBeLessThanOrEqual(3000)
      if (failures === 1) expect(delay).toBeLessThanOrEqual(200)
      expect(mediaRetryDelay(failures + 1, chance)).toBeGreaterThanOrEqual(delay)
    }),
  )
})
it('takes a reason that it does not know for a refusal', () => {
  expect(asMediaTrouble('media-down')).toBe('media-down')
  expect(asMediaTrouble('not-now')).toBe('media-refused')
})
