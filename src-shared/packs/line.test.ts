import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Instant, instant } from '../time/time.ts'
import { type Bucket, rateAfter, takeFrom } from './rate.ts'
import { backOff } from './retry.ts'
import { isOpen, opensAt } from './transfer-window.ts'

describe('a share of the line', () => {
  it('is never exceeded over any stretch by more than a second of it', () => {
    const chunk = fc.record({ bytes: fc.integer({ min: 1, max: 1_048_576 }), idle: fc.integer({ min: 0, max: 3000 }) })
    fc.assert(
      fc.property(fc.array(chunk, { minLength: 1, maxLength: 40 }), fc.integer({ min: 50_000, max: 5_000_000 }), (chunks, limit) => {
        let bucket: Bucket = { left: limit, at: 0 }
        let now = 0
        let bytes = 0
        for (const one of chunks) {
          now += one.idle
          const taken = takeFrom(bucket, one.bytes, now, limit)
          bucket = taken.bucket
          bytes += one.bytes
          now += taken.wait
          expect(bytes).toBeLessThanOrEqual(limit + (now / 1000) * limit + 1)
        }
      }),
    )
  })

  it('is used to the full when there is always something to fetch', () => {
    let bucket: Bucket = { left: 1000, at: 0 }
    let now = 0
    for (let chunk = 0; chunk < 100; chunk += 1) {
      const taken = takeFrom(bucket, 500, now, 1000)
      bucket = taken.bucket
      now += taken.wait
    }
    expect(now).toBe(49_000)
  })
})

describe('a rate', () => {
  it('is nothing before anything has passed, and follows what comes', () => {
    expect(rateAfter(null, 100, 0)).toBeNull()
    expect(rateAfter(null, 500, 500)).toBe(1000)
    let rate: number | null = 1000
    for (let second = 0; second < 60; second += 1) rate = rateAfter(rate, 4000, 1000)
    expect(rate).toBeGreaterThan(3950)
    expect(rate).toBeLessThanOrEqual(4000)
  })
})

describe('the wait after a failure', () => {
  it('is longer each time up to a minute, and somewhere within that so that rooms do not come in step', () => {
    expect([0, 1, 2, 6, 7, 30].map((failures) => backOff(failures, 1))).toEqual([500, 1000, 2000, 32_000, 60_000, 60_000])
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        expect(backOff(failures, random)).toBeLessThanOrEqual(60_000)
        expect(backOff(failures, random)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('the hours in which packs are fetched', () => {
  const night = { from: '18:00', to: '06:00' }
  const minuteUtc = (at: Instant) => Math.floor(at / 60_000) % 1440
  const utc = (clock: string) => instant(Date.parse(`2022-10-20T${clock}Z`))

  it('may go over midnight, and the same time twice is the whole day', () => {
    const open = (window: typeof night) =>
      ['05:59', '06:00', '12:00', '17:59', '18:00', '23:59'].map((clock) => isOpen(window, minuteUtc(utc(`${clock}:00`))))
    expect(open(night)).toEqual([true, false, false, false, true, true])
    expect(open({ from: '06:00', to: '18:00' })).toEqual([false, true, true, true, false, false])
    expect(open({ from: '09:00', to: '09:00' })).toEqual([true, true, true, true, true, true])
  })

  it('begin at their minute, and are on where they are', () => {
    expect(opensAt(night, utc('12:34:56'), minuteUtc)).toBe(utc('18:00:00'))
    expect(opensAt(night, utc('19:34:56'), minuteUtc)).toBe(utc('19:34:56'))
  })

  it('open within a day, whatever they are, and are open then', () => {
    const clock = fc
      .integer({ min: 0, max: 1439 })
      .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
    fc.assert(
      fc.property(clock, clock, fc.integer({ min: 0, max: 86_400_000 }), (from, to, past) => {
        const now = instant(utc('00:00:00') + past)
        const opens = opensAt({ from, to }, now, minuteUtc)
        expect(isOpen({ from, to }, minuteUtc(opens))).toBe(true)
        expect(opens - now).toBeLessThanOrEqual(86_400_000)
      }),
    )
  })
})
