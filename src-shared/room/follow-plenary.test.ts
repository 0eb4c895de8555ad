import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plenaryNeed } from '../plenary/need.ts'
import type { PlenaryPhase } from '../plenary/view.ts'
import { manifest as manifestSchema } from '../seminar/schema.ts'
import type { Instant } from '../time/time.ts'
import { followPlenary } from './follow-plenary.ts'
import { foldRoom } from './room.ts'
import { tryRoom } from './try-room.ts'

const text = { sv: 'text' }
/** Welcome 10, a talk of 10, a dialogue of 30, the plenary at 0.50 for 30 minutes, a closing dialogue of 20. */
const manifest = manifestSchema.parse({
  format: 1,
  id: 'demo',
  version: 1,
  title: text,
  languages: ['sv'],
  timeZone: 'Europe/Stockholm',
  start: '2022-10-20T13:00',
  programme: [
    { kind: 'welcome', id: 'welcome', title: text, seconds: 600 },
    { kind: 'talk', id: 'talk', title: text, seconds: 600, media: { sources: [{ path: 'a.mp4', type: 'video/mp4' }], duration: 600 } },
    {
      kind: 'dialogue',
      id: 'learning',
      title: text,
      seconds: 1800,
      minimumSeconds: 600,
      purpose: 'learning',
      parts: [{ kind: 'open', prompt: text, seconds: 1800 }],
    },
    {
      kind: 'plenary',
      id: 'plenary',
      title: text,
      seconds: 1800,
      fixedAt: '13:50',
      offlineGuide: [{ kind: 'open', prompt: text, seconds: 1800 }],
    },
    {
      kind: 'dialogue',
      id: 'productive',
      title: text,
      seconds: 1200,
      purpose: 'productive',
      parts: [{ kind: 'open', prompt: text, seconds: 1200 }],
    },
  ],
  files: [],
})

const started = (minute: number) => {
  const room = tryRoom(manifest)
  room.start(7)
  room.to(minute)
  const follow = (phase: PlenaryPhase): readonly string[] => {
    const actions = followPlenary(room.content, foldRoom(room.content, room.events), room.minute(now), 'plenary', phase)
    room.apply(...actions)
    return actions.map(({ type }) => type)
  }
  let now = minute
  return {
    ...room,
    follow,
    to: (at: number) => {
      now = at
      room.to(at)
    },
  }
}
const before = { name: 'before', opensAt: 0 as Instant } as const
const open = { name: 'open', since: 0 as Instant, endsAt: Number.MAX_SAFE_INTEGER as Instant } as const
const closed = { name: 'closed', at: 0 as Instant } as const

it('goes to the plenary at once when the host gathers everybody early, and stays until its planned end', () => {
  const room = started(35)
  expect(room.on()).toBe('learning')
  expect(room.follow(open)).toEqual(['plenary-gathered'])
  expect(room.on()).toBe('plenary')
  room.to(79)
  expect(room.on()).toBe('plenary')
  room.to(81)
  expect(room.on()).toBe('productive')
})

it('finishes a talk that plays before it follows', () => {
  const room = started(15)
  room.follow(open)
  expect(room.on()).toBe('talk')
  room.to(21)
  expect(room.on()).toBe('plenary')
})

it('goes on with the programme when the host sends everybody back early, and later items begin earlier', () => {
  const room = started(60)
  expect(room.on()).toBe('plenary')
  expect(room.follow(closed)).toEqual(['plenary-released'])
  expect(room.on()).toBe('productive')
  expect(room.follow(closed)).toEqual([])
  expect(room.row('productive')).toMatchObject({ starts: 60, ends: 80 })
})

it('leaves out a plenary that was over before the room came to it', () => {
  const room = started(35)
  room.follow(closed)
  expect(room.on()).toBe('learning')
  room.to(40)
  room.press('next')
  room.press('next')
  expect(room.on()).toBe('productive')
})

it('hears nothing new in a desk that is at the time that the programme names, or says the same twice', () => {
  const room = started(35)
  room.follow(open)
  expect(room.follow(open)).toEqual([])
  const onTime = started(49.97)
  expect(onTime.follow(open)).toEqual([])
  expect(started(35).follow({ name: 'before', opensAt: 0 as Instant })).toEqual([])
})

it('cannot be gathered into a rehearsal, nor before anybody has started', () => {
  const rehearsal = tryRoom(manifest, { content: { rehearsal: true } })
  rehearsal.start(7)
  const at = rehearsal.minute(1)
  expect(followPlenary(rehearsal.content, foldRoom(rehearsal.content, rehearsal.events), at, 'plenary', open)).toEqual([])
  const idle = tryRoom(manifest)
  expect(followPlenary(idle.content, foldRoom(idle.content, []), idle.minute(1), 'plenary', open)).toEqual([])
})

describe('a host who takes it back that everybody was gathered', () => {
  it('has the room where it was, at the turn that it was at, less the minutes that are gone before the fixed time', () => {
    const room = started(30)
    room.apply({ type: 'turn-next', group: 0 })
    room.to(35)
    const { groups } = room.view()
    room.follow(open)
    room.to(37)
    expect(room.on()).toBe('plenary')
    expect(room.follow(before)).toEqual(['plenary-undone'])
    expect(room.on()).toBe('learning')
    expect(room.left()).toBe(13)
    expect(room.view().groups.map(({ dialogue }) => dialogue?.partIndex)).toEqual(groups.map(({ dialogue }) => dialogue?.partIndex))
    expect(room.follow(before)).toEqual([])
    room.to(50)
    expect(room.on()).toBe('plenary')
  })

  it('disturbs no talk that was on all the time, and has one that ended meanwhile followed by what follows it', () => {
    const talking = started(15)
    talking.follow(open)
    talking.to(17)
    talking.follow(before)
    expect([talking.on(), talking.left()]).toEqual(['talk', 3])
    talking.to(21)
    expect(talking.on()).toBe('learning')
    const over = started(19)
    over.follow(open)
    over.to(21)
    expect(over.on()).toBe('plenary')
    over.follow(before)
    expect(over.on()).toBe('learning')
    expect(over.row('learning')).toMatchObject({ starts: 21, ends: 50 })
  })

  it('lets a room that waited wait, and a room that has gone on by itself go on', () => {
    const waiting = started(35)
    waiting.apply({ type: 'next', segment: 'learning' })
    waiting.to(45)
    expect(waiting.on()).toBe('waiting for plenary')
    waiting.follow(open)
    expect(waiting.on()).toBe('plenary')
    waiting.to(46)
    waiting.follow(before)
    expect(waiting.on()).toBe('waiting for plenary')
    const gone = started(35)
    gone.follow(open)
    gone.to(36)
    gone.apply({ type: 'next', segment: 'plenary' })
    gone.to(37)
    gone.follow(before)
    expect(gone.on()).toBe('productive')
  })

  it('leaves nothing behind, and can gather again', () => {
    const room = started(35)
    room.follow(open)
    room.to(36)
    room.follow(before)
    expect(foldRoom(room.content, room.events).core.left).toBeUndefined()
    room.to(40)
    expect(room.follow(open)).toEqual(['plenary-gathered'])
    expect(room.on()).toBe('plenary')
  })

  it('whenever it is, costs a group none of what it has done, and never the fixed time', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 46, noNaN: true }), fc.double({ min: 0.05, max: 3, noNaN: true }), (at, lasts) => {
        const room = started(at)
        const was = room.on()
        const done = () => {
          const { stage } = foldRoom(room.content, room.events).core.programme
          return stage.name === 'running' ? stage.current.active : null
        }
        room.follow(open)
        room.to(at + lasts)
        const gathered = room.on() === 'plenary'
        room.follow(before)
        // A talk may have come to its end by itself, and what follows it is then on.
        if (room.on() === was && gathered) expect((done()?.done ?? 0) / 60_000).toBeCloseTo(at - room.row(was).starts, 5)
        else if (gathered) expect(was).toBe('talk')
        expect(room.on()).not.toBe('plenary')
        room.to(50)
        if (room.on() !== 'plenary') expect(room.on()).toBe('talk')
      }),
      { numRuns: 200 },
    )
  })
})

describe('a host who takes it back that everybody was sent on', () => {
  it('has the room in the plenary again for three minutes; after that it stays with what it does', () => {
    const room = started(60)
    room.follow(closed)
    room.to(62)
    expect(room.on()).toBe('productive')
    expect(room.follow(open)).toEqual(['plenary-undone'])
    expect(room.on()).toBe('plenary')
    expect(room.row('plenary')).toMatchObject({ ends: 80 })
    const late = started(60)
    late.follow(closed)
    late.to(64)
    late.follow(open)
    expect(late.on()).toBe('productive')
  })

  it('keeps its line for as long as that can happen, so that it hears of it', () => {
    const room = started(60)
    room.follow(closed)
    const need = (minute: number) => plenaryNeed(room.view().programme, false, room.minute(minute))
    for (const minute of [60, 62, 64.9]) {
      room.to(minute)
      expect(need(minute)).toEqual({ segment: 'plenary', line: true, media: false, on: false })
    }
    room.to(66)
    expect(need(66)).toMatchObject({ segment: null, line: false })
    // Sent on before it came there: until it would have been there.
    const early = started(35)
    early.follow(closed)
    early.to(45)
    expect(plenaryNeed(early.view().programme, false, early.minute(45))).toMatchObject({ segment: 'plenary', line: true })
    early.follow(open)
    early.to(51)
    expect(early.on()).toBe('plenary')
  })

  /** The plenary, and then something else. */
  const thenComes = (...next: readonly Record<string, unknown>[]) => {
    const room = tryRoom(manifestSchema.parse({ ...manifest, programme: [...manifest.programme.slice(0, 4), ...next] }))
    room.start(7)
    room.to(60)
    const follow = (minute: number, phase: PlenaryPhase) =>
      room.apply(...followPlenary(room.content, foldRoom(room.content, room.events), room.minute(minute), 'plenary', phase))
    follow(60, closed)
    room.to(61)
    const meanwhile = room.on()
    follow(61, open)
    return [meanwhile, room.on()]
  }

  it('leaves a group in its talk or its evaluation, and fetches one that waits or that was at the end', () => {
    expect(thenComes({ ...manifest.programme[1], id: 'talk-2' })).toEqual(['talk-2', 'talk-2'])
    const questions = [{ kind: 'text', id: 'more', prompt: text }]
    expect(thenComes({ kind: 'evaluation', id: 'evaluation', title: text, seconds: 600, questions })).toEqual(['evaluation', 'evaluation'])
    expect(thenComes({ kind: 'pause', id: 'pause', title: text, seconds: 600, fixedAt: '14:20' })).toEqual(['waiting for pause', 'plenary'])
    expect(thenComes({ kind: 'pause', id: 'pause', title: text, seconds: 600 })).toEqual(['pause', 'plenary'])
    expect(thenComes()).toEqual(['ended', 'plenary'])
  })
})
