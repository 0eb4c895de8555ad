import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MediaQuality } from '../../../src-shared/plenary/media.ts'
import type { StagePlace } from '../../../src-shared/plenary/view.ts'
import { instant } from '../../../src-shared/time/time.ts'
import type { BoardPoint, RosterMember } from '../stores/plenary.ts'
import { filtered, sectionsOf } from './board.ts'
import { declinedBy } from './declined.ts'
import { heldOrder } from './held-order.ts'
import { capture, ownSound } from './own-sound.ts'
import { rosterOf } from './roster.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 12 })
const asItems = (some: readonly string[]) => some.map((id) => ({ id }))

describe('a list that somebody has a hand on', () => {
  it('keeps what is there in its place, puts what is new last, and lets go of what went, whatever comes', () => {
    fc.assert(
      fc.property(ids, ids, (held, now) => {
        const order = heldOrder(asItems(now), held).map(({ id }) => id)
        expect(order.toSorted()).toEqual(now.toSorted())
        expect(order.filter((id) => held.includes(id))).toEqual(held.filter((id) => now.includes(id)))
        expect(order.slice(order.length - now.filter((id) => !held.includes(id)).length)).toEqual(now.filter((id) => !held.includes(id)))
      }),
    )
  })

  it('shows what is there as it is now, not as it was when the hand came', () => {
    expect(heldOrder([{ id: 'a', text: 'new' }], ['a'])).toEqual([{ id: 'a', text: 'new' }])
  })
})

const point = (id: string, change: Partial<BoardPoint> = {}): BoardPoint => ({
  id,
  room: 'motala',
  group: 0,
  kind: 'mainPoint',
  text: id,
  arrived: instant(0),
  starred: false,
  hidden: false,
  cluster: null,
  shownAt: null,
  from: 'Motala',
  ...change,
})
const named = { id: 'c-1', title: 'Tid' }

describe('the board', () => {
  it('has each point once: under its heading, or with those that have none', () => {
    const cluster = fc.constantFrom(null, 'c-1', 'c-2', 'c-gone')
    fc.assert(
      fc.property(fc.array(cluster, { maxLength: 20 }), (some) => {
        const points = some.map((one, index) => point(String(index), { cluster: one }))
        const sections = sectionsOf(points, [named, { id: 'c-2', title: '' }])
        expect(sections.flatMap((section) => section.points.map(({ id }) => id)).toSorted()).toEqual(points.map(({ id }) => id).toSorted())
        expect(sections.every((section) => section.points.length > 0)).toBe(true)
      }),
    )
  })

  it('shows one kind at a time, and only what has a star where that is wanted', () => {
    const board = [point('a'), point('b', { starred: true }), point('c', { kind: 'question', starred: true })]
    expect(filtered(board, { kind: 'mainPoint', onlyStarred: false }).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(filtered(board, { kind: 'mainPoint', onlyStarred: true }).map(({ id }) => id)).toEqual(['b'])
  })
})

const person = (id: string, change: Partial<RosterMember> = {}): RosterMember => ({
  id,
  role: 'room',
  name: id,
  groups: 1,
  muted: false,
  removed: false,
  turns: 0,
  ...change,
})
const present = { connected: true, knocks: false, media: 'ready', revoked: false, quality: null } as const

describe('the roster', () => {
  it('says how good the way of each is, as far as it is known, and from when it is heard', () => {
    const wayWith = (quality: MediaQuality | null, media: 'ready' | 'none' = 'ready') =>
      rosterOf([person('a')], [{ id: 'a', ...present, media, quality }], 'sv')[0]?.way
    const good = { path: 'udp', loss: 0.01, roundTrip: 0.034 } as const
    expect(wayWith(good)).toEqual({ path: 'udp', lossPercent: 1, milliseconds: 34, poor: false })
    expect(wayWith({ ...good, path: 'relay', loss: 0.05 })).toMatchObject({ path: 'relay', lossPercent: 5, poor: true })
    expect(wayWith({ ...good, roundTrip: 0.4 })).toMatchObject({ poor: true })
    expect(wayWith({ path: 'tcp', loss: null, roundTrip: null })).toEqual({ path: 'tcp', lossPercent: null, milliseconds: null, poor: false })
    for (const nothing of [wayWith(null), wayWith({ ...good, path: null }), wayWith(good, 'none')]) expect(nothing).toBeNull()
  })

  it('says of each the gravest that is true, with who waits to be let in first and the others by name', () => {
    const rows = rosterOf(
      [
        person('b2'),
        person('b10'),
        person('away'),
        person('deaf'),
        person('gone', { removed: true }),
        person('taken'),
        person('unknown'),
        person('x'),
      ],
      [
        { id: 'b2', ...present },
        { id: 'b10', ...present },
        { id: 'away', ...present, connected: false },
        { id: 'deaf', ...present, media: 'none' },
        { id: 'gone', ...present, revoked: true },
        { id: 'taken', ...present, connected: false, revoked: true },
        { id: 'x', ...present, knocks: true },
      ],
      'sv',
    )
    expect(rows.map(({ member, health, knocks }) => [member.id, health, knocks])).toEqual([
      ['x', 'here', true],
      ['away', 'away', false],
      ['b2', 'here', false],
      ['b10', 'here', false],
      ['deaf', 'noMedia', false],
      ['gone', 'removed', false],
      ['taken', 'revoked', false],
      ['unknown', 'away', false],
    ])
  })
})

describe('an offer of the floor', () => {
  const open = { phase: { name: 'open' } } as const
  const free = { name: 'free' } as const
  const held = (room: string) => ({ name: 'held', room, since: instant(1) }) as const
  const offered = { ...open, floor: held('lund'), offer: { room: 'motala', at: instant(0) } } as const
  const after = { ...offered, offer: null } as const
  it('was declined when it is gone and the floor is where it was, and not when it was taken, taken back here, or never made', () => {
    expect(declinedBy(offered, after, null)).toBe('motala')
    expect(declinedBy({ ...offered, floor: free }, { ...after, floor: free }, null)).toBe('motala')
    expect(declinedBy(offered, after, 'motala')).toBeNull()
    for (const floor of [held('motala'), held('ystad'), free]) expect(declinedBy(offered, { ...after, floor }, null)).toBeNull()
    expect(declinedBy({ ...offered, floor: free }, { ...after, floor: free, phase: { name: 'closed' } }, null)).toBeNull()
    expect(declinedBy(after, after, null)).toBeNull()
    expect(declinedBy(undefined, after, null)).toBeNull()
  })
})

describe('a person on stage', () => {
  const eva = { id: 'eva', role: 'presenter' } as const
  const place: StagePlace = { id: 'eva', name: 'Eva', role: 'presenter', silenced: false }
  const open = { name: 'open', since: instant(0), endsAt: instant(1) } as const
  const before = { name: 'before', opensAt: instant(1) } as const
  const closed = { name: 'closed', at: instant(1) } as const
  const on = { wish: { microphone: true, camera: true }, microphone: 'on', media: 'in' } as const

  it('is told of the first thing that keeps others from hearing them, and that they are heard only when they are', () => {
    for (const [phase, stage, own, said] of [
      [open, [place], on, 'heard'],
      [before, [place], on, 'ready'],
      [closed, [place], on, 'over'],
      [open, [], on, 'not-on-stage'],
      [open, [{ ...place, silenced: true }], on, 'silenced'],
      [open, [place], { ...on, wish: { microphone: false, camera: true } }, 'off'],
      [open, [place], { ...on, microphone: 'failed' }, 'failed'],
      [open, [place], { ...on, microphone: 'opening' }, 'opening'],
      [open, [place], { ...on, media: 'joining' }, 'opening'],
      [open, [place], { ...on, media: 'again' }, 'no-way'],
    ] as const)
      expect(ownSound({ phase, stage }, eva, own)).toBe(said)
    expect(ownSound({ phase: open, stage: [place] }, { id: 'olof', role: 'observer' }, on)).toBe('watching')
  })

  it('has a device open only where they want it, have a place and it is not over', () => {
    const wish = { microphone: true, camera: false }
    expect(capture({ phase: open, stage: [place] }, eva, wish)).toEqual(wish)
    expect(capture({ phase: before, stage: [place] }, eva, wish)).toEqual(wish)
    for (const view of [
      { phase: open, stage: [] },
      { phase: closed, stage: [place] },
    ])
      expect(capture(view, eva, wish)).toEqual({ microphone: false, camera: false })
  })
})
