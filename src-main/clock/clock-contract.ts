import { describe, expect, it } from 'vitest'
import type { Clock } from '../../src-shared/time/clock.ts'
import { duration, plus } from '../../src-shared/time/time.ts'

export type ClockUnderTest = {
  readonly clock: Clock
  /** Lets so many milliseconds of the world go by. */
  pass(realMilliseconds: number): void
}

/** What every clock does, real or not. */
export const describeClock = (name: string, make: (speed: number) => ClockUnderTest): void => {
  describe.each([1, 60])(`${name} at speed %i`, (speed) => {
    const later = (test: ClockUnderTest, real: number) => plus(test.clock.now(), duration(real * speed))

    it('runs its speed times as fast as the world', () => {
      const test = make(speed)
      const before = test.clock.now()
      test.pass(5000)
      expect(test.clock.now() - before).toBeCloseTo(5000 * speed, 3)
    })

    it('tells whole milliseconds', () => {
      const test = make(speed)
      test.pass(1000 / 3)
      expect(test.clock.now() % 1).toBe(0)
    })

    it('wakes once, at the instant and not before', () => {
      const test = make(speed)
      const at = later(test, 90_000)
      const seen: number[] = []
      test.clock.wake(at, () => seen.push(test.clock.now()))
      test.pass(89_000)
      expect(seen).toEqual([])
      test.pass(1100)
      expect(seen).toHaveLength(1)
      expect(seen[0]).toBeGreaterThanOrEqual(at)
      test.pass(90_000)
      expect(seen).toHaveLength(1)
    })

    it('wakes in the order of the instants, also those already past', () => {
      const test = make(speed)
      const seen: string[] = []
      test.clock.wake(later(test, 2000), () => seen.push('second'))
      test.clock.wake(later(test, 1000), () => seen.push('first'))
      test.clock.wake(later(test, -1000), () => seen.push('past'))
      test.pass(3000)
      expect(seen).toEqual(['past', 'first', 'second'])
    })

    it('does not wake what was cancelled, also from within another call', () => {
      const test = make(speed)
      const seen: string[] = []
      const cancel = test.clock.wake(later(test, 2000), () => seen.push('never'))
      test.clock.wake(later(test, 1000), cancel)
      test.pass(5000)
      expect(seen).toEqual([])
    })

    it('can be asked again from within a call', () => {
      const test = make(speed)
      const seen: number[] = []
      const again = (): void => {
        seen.push(1)
        if (seen.length < 3) test.clock.wake(later(test, 1000), again)
      }
      test.clock.wake(later(test, 1000), again)
      test.pass(1500)
      test.pass(1500)
      test.pass(1500)
      expect(seen).toHaveLength(3)
    })

    it('repeats in the time of the world until cancelled', () => {
      const test = make(speed)
      let times = 0
      const cancel = test.clock.every(1000, () => {
        times += 1
      })
      test.pass(5500)
      expect(times).toBe(5)
      cancel()
      test.pass(5000)
      expect(times).toBe(5)
    })

    it('is good until something speaks against it', () => {
      expect(make(speed).clock.health()).toMatchObject({ verdict: 'good', reasons: [] })
    })
  })
}
