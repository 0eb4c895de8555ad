import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hours, type Instant, instant, plus } from '../time/time.ts'
import { bytesOf, fitIn, foresee, type Kept } from './budget.ts'

const now = instant(Date.UTC(2022, 9, 20, 8))
const at = (days: number): Instant => plus(now, hours(days * 24))
/** A seminar of one file of its own that begins so many days from now. */
const seminar = (id: string, days: number, size: number, version = 1): Kept => ({
  id,
  version,
  start: at(days),
  end: plus(at(days), hours(3)),
  files: new Map([[`${id}-${version}`, size]]),
})
const gone = (kept: readonly Kept[], coming: Kept, room: number, shown: string | null = null) => {
  const fit = fitIn(kept, coming, { room, shown, now })
  return fit.fits ? fit.evict.map(({ id, version }) => `${id} ${version}`) : `lacks ${fit.lacks}`
}

describe('what goes when the disk is too small', () => {
  const kept = [seminar('long-over', -30, 10), seminar('over', -2, 10), seminar('old', 1, 10, 1), seminar('old', 1, 10, 2), seminar('last', 40, 10)]
  const coming = seminar('coming', 3, 10)

  it('is first an edition that has a newer one, then what ended longest ago, then what comes last', () => {
    expect(gone(kept, coming, 60)).toEqual([])
    expect(gone(kept, coming, 50)).toEqual(['old 1'])
    expect(gone(kept, coming, 40)).toEqual(['old 1', 'long-over 1'])
    expect(gone(kept, coming, 20)).toEqual(['old 1', 'long-over 1', 'over 1', 'last 1'])
  })

  it('is never what is on the screen, nor what begins before the one that comes', () => {
    expect(gone(kept, coming, 10)).toBe('lacks 10')
    expect(gone([seminar('shown', -1, 10)], coming, 15, 'shown')).toBe('lacks 5')
  })

  it('counts what two seminars share once', () => {
    const shared = { ...seminar('other', 5, 0), files: new Map([['coming-1', 10]]) }
    expect(bytesOf([coming, shared])).toBe(10)
    expect(gone([shared], coming, 10)).toEqual([])
  })

  it('is no more than is needed, and leaves enough room, whatever is there', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 50 })), { maxLength: 8 })
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 200 }), (given, size, room) => {
        const all = given.map(([days, bytes], index) => seminar(`s${index}`, days, bytes))
        const one = seminar('coming', 3, size)
        const fit = fitIn(all, one, { room, shown: 's0', now })
        if (!fit.fits) {
          expect(fit.lacks).toBeGreaterThan(0)
          return
        }
        const left = all.filter((other) => !fit.evict.includes(other))
        expect(bytesOf([...left, one])).toBeLessThanOrEqual(room)
        expect(fit.evict.every(({ id, start, end }) => id !== 's0' && (end <= now || start > one.start))).toBe(true)
        const last = fit.evict.at(-1)
        if (last !== undefined) expect(bytesOf([...left, last, one])).toBeGreaterThan(room)
      }),
    )
  })
})

describe('what will not fit', () => {
  const short = (kept: readonly Kept[], queue: readonly Kept[], room: number, shown: string | null = null) =>
    foresee(kept, queue, { room, shown, now }).map(({ coming, lacks }) => `${coming.id} lacks ${lacks}`)

  it('is known days before, one seminar after the other', () => {
    expect(short([], [seminar('a', 3, 60), seminar('b', 9, 60)], 100)).toEqual([])
    expect(short([], [seminar('a', 3, 120), seminar('b', 9, 60)], 100)).toEqual(['a lacks 20'])
    expect(short([seminar('next', 1, 80)], [seminar('a', 1.5, 60)], 100)).toEqual(['a lacks 40'])
  })

  it('is not what will have room by the day before, when others are over', () => {
    expect(short([seminar('next', 1, 80)], [seminar('a', 5, 60)], 100)).toEqual([])
    expect(short([seminar('next', 1, 80)], [seminar('a', 5, 60)], 100, 'next')).toEqual([])
  })
})
