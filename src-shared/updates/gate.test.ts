import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpen } from '../packs/transfer-window.ts'
import { hours, instant, minutes, plus } from '../time/time.ts'
import { type Known, type KnownKiosk, maySystemUpgrade, mayUpdate } from './gate.ts'
import { usuallyApart } from './update-rules.ts'

const noon = instant(Date.UTC(2026, 10, 25, 12))
const minuteAt = (at: number) => Math.floor(at / 60_000) % 1440
const kiosk = (change: Partial<KnownKiosk> = {}): KnownKiosk => ({ state: 'runs', room: 'before', otherTime: false, seminars: [], ...change })
const known = (change: Partial<Known> = {}): Known => ({ now: noon, minuteAt, rules: { install: 'when-free' }, kiosk: kiosk(), ...change })
const at = (from: number, to: number) => ({ start: plus(noon, hours(from)), end: plus(noon, hours(to)) })

describe('the gate for updates', () => {
  it('is shut where IT has not said yes', () => {
    expect(mayUpdate(known({ rules: null }))).toEqual({ allowed: false, reason: 'not-allowed', until: null })
    expect(mayUpdate(known({ rules: { install: 'never' } }))).toMatchObject({ reason: 'not-allowed' })
    expect(mayUpdate(known())).toEqual({ allowed: true })
  })

  it('is shut while something that has to be known is not', () => {
    expect(mayUpdate(known({ kiosk: null }))).toMatchObject({ reason: 'nothing-known' })
    expect(mayUpdate(known({ kiosk: kiosk({ state: 'hangs' }) }))).toMatchObject({ reason: 'hangs' })
    expect(mayUpdate(known({ kiosk: kiosk({ otherTime: true }) }))).toMatchObject({ reason: 'other-time' })
  })

  it('is shut while a group is there, long before and long after a seminar, and tells when to ask again', () => {
    expect(mayUpdate(known({ kiosk: kiosk({ room: 'running' }) }))).toMatchObject({ reason: 'group' })
    const near = (...seminars: KnownKiosk['seminars']) => mayUpdate(known({ kiosk: kiosk({ seminars }) }))
    expect(near(at(11, 13))).toEqual({ allowed: false, reason: 'seminar-near', until: plus(noon, hours(25)) })
    expect(near(at(-13, -11.5))).toMatchObject({ reason: 'seminar-near' })
    expect(near(at(13, 15))).toEqual({ allowed: true })
    expect(near(at(-15, -12))).toEqual({ allowed: true })
    // Two that follow one another leave no gap between them that is worth asking in.
    expect(near(at(1, 3), at(20, 22))).toMatchObject({ until: plus(noon, hours(34)) })
  })

  it('believes a kiosk that was stopped no group, but its seminars all the same', () => {
    expect(mayUpdate(known({ kiosk: kiosk({ state: 'stopped', room: 'running' }) }))).toEqual({ allowed: true })
    expect(mayUpdate(known({ kiosk: kiosk({ state: 'stopped', room: 'running', seminars: [at(-1, 1)] }) }))).toMatchObject({ reason: 'seminar-near' })
  })

  it('is open in IT’s hours only', () => {
    const rules = { install: 'when-free', hours: { from: '02:00', to: '05:00' } } as const
    expect(mayUpdate(known({ rules }))).toEqual({ allowed: false, reason: 'hours', until: instant(Date.UTC(2026, 10, 26, 2)) })
    expect(mayUpdate(known({ rules, now: instant(Date.UTC(2026, 10, 26, 3)) }))).toEqual({ allowed: true })
  })

  const seminar = fc.tuple(fc.integer({ min: -72 * 60, max: 72 * 60 }), fc.integer({ min: 0, max: 600 })).map(([start, length]) => ({
    start: plus(noon, minutes(start)),
    end: plus(noon, minutes(start + length)),
  }))
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((pair) => pair.map((one) => String(one).padStart(2, '0')).join(':'))
  const anything: fc.Arbitrary<Known> = fc.record({
    now: fc.integer({ min: 0, max: 2880 }).map((minute) => plus(noon, minutes(minute - 1440))),
    minuteAt: fc.constant(minuteAt),
    rules: fc.option(
      fc.record({
        install: fc.constantFrom('never' as const, 'when-free' as const, 'when-free' as const),
        hours: fc.option(fc.record({ from: time, to: time })),
        apart: fc.integer({ min: 30, max: 2880 }),
      }),
      { freq: 8 },
    ),
    kiosk: fc.option(
      fc.record({
        state: fc.constantFrom('runs' as const, 'runs' as const, 'hangs' as const, 'stopped' as const),
        room: fc.constantFrom('before' as const, 'running' as const, 'ended' as const),
        otherTime: fc.boolean(),
        seminars: fc.array(seminar, { maxLength: 4 }),
      }),
      { freq: 8 },
    ),
  })

  it('is open exactly when nothing speaks against it: whatever the room, the seminars, the hours and the rules', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { now, rules, kiosk: room } = given
        const apart = minutes(rules?.apart ?? usuallyApart)
        const isFree = (one: KnownKiosk) => one.seminars.every(({ start, end }) => now < start - apart || now >= end + apart)
        const expected =
          rules?.install === 'when-free' &&
          room !== null &&
          room.state !== 'hangs' &&
          !room.otherTime &&
          !(room.state === 'runs' && room.room === 'running') &&
          isFree(room) &&
          (rules.hours == null || isOpen(rules.hours, minuteAt(now)))
        expect(mayUpdate(given).allowed).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })

  it('is open, for all that seminars have to do with it, when the time comes that it named', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const answer = mayUpdate(given)
        if (answer.allowed || answer.until === null) return
        expect(answer.until).toBeGreaterThan(given.now)
        const then = mayUpdate({ ...given, now: answer.until })
        if (!then.allowed) expect(then.reason).not.toBe(answer.reason)
      }),
      { numRuns: 1000 },
    )
  })

  it('lets the system’s own upgrades through unless a seminar is on or near', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const answer = maySystemUpgrade(given)
        if (!answer.allowed) expect(['group', 'seminar-near']).toContain(answer.reason)
        if (given.kiosk === null) expect(answer.allowed).toBe(true)
        if (mayUpdate(given).allowed) expect(answer.allowed).toBe(true)
      }),
    )
  })
})
