import { expect, it } from 'vitest'
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
const open = { name: 'open', since: 0 as Instant, endsAt: 0 as Instant } as const
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
