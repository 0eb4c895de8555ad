import { expect, it } from 'vitest'
import { instant } from '../time/time.ts'
import { mayOpenMicrophone } from './open-microphone.ts'
import { type OwnMedia, roomStanding } from './room-standing.ts'
import type { RoomView } from './view.ts'

const view = (change: Partial<RoomView> = {}, you: Partial<RoomView['you']> = {}): RoomView => ({
  segment: 'plenary',
  trial: false,
  phase: { name: 'open', since: instant(0), endsAt: instant(10) },
  stage: [],
  floor: { name: 'free' },
  offer: null,
  waiting: 0,
  shown: null,
  relayed: [],
  ...change,
  you: { id: 'motala', place: null, offered: false, mayBeHeard: false, contributed: 0, ...you },
})
const held = { floor: { name: 'held', room: 'motala', since: instant(1) } } as const
const isIn = { name: 'in' } as const
const off = { name: 'off' } as const
const open: OwnMedia = { media: isIn, microphone: { name: 'on' }, camera: off }
const shut: OwnMedia = { media: isIn, microphone: off, camera: off }
const standing = (seen: RoomView | null, own: OwnMedia, options: { silent?: boolean; line?: 'in' | 'lost'; longGone?: boolean } = {}) =>
  roomStanding(
    { view: seen, silent: options.silent ?? false, line: options.line === 'lost' ? { name: 'connecting', why: null } : isIn },
    own,
    options.longGone ?? false,
  )
const ownOf = (...given: Parameters<typeof standing>) => {
  const found = standing(...given)
  return found.name === 'together' ? found.own : found
}

it('says that the room is heard only while all of it is true: the desk lets it, the line for media stands, the microphone is open', () => {
  expect(ownOf(view(held, { mayBeHeard: true }), open)).toEqual({ name: 'speaks', seen: false, heard: 'yes' })
  expect(ownOf(view(held, { mayBeHeard: true }), shut)).toEqual({ name: 'speaks', seen: false, heard: 'not-yet' })
  expect(ownOf(view(held, { mayBeHeard: true }), { ...open, media: { name: 'joining' } })).toEqual({ name: 'speaks', seen: false, heard: 'not-yet' })
  expect(ownOf(view(held, { mayBeHeard: false }), open)).toEqual({ name: 'speaks', seen: false, heard: 'muted' })
  expect(ownOf(view(held, { mayBeHeard: true }), open, { silent: true })).toEqual({ name: 'speaks', seen: false, heard: 'silent' })
  expect(ownOf(view(held, { mayBeHeard: true }), { ...open, microphone: { name: 'failed' } })).toEqual({
    name: 'speaks',
    seen: false,
    heard: 'no-microphone',
  })
})

it('says that the room is seen only with an open camera, and never without being heard', () => {
  const seen: OwnMedia = { ...open, camera: { name: 'on' } }
  expect(ownOf(view(held, { mayBeHeard: true }), seen)).toEqual({ name: 'speaks', seen: true, heard: 'yes' })
  for (const name of ['off', 'opening', 'failed'] as const)
    expect(ownOf(view(held, { mayBeHeard: true }), { ...open, camera: { name } })).toMatchObject({ seen: false, heard: 'yes' })
  expect(ownOf(view(held, { mayBeHeard: true }), { ...seen, microphone: off })).toMatchObject({ seen: false, heard: 'not-yet' })
  expect(ownOf(view(held, { mayBeHeard: true }), seen, { silent: true })).toMatchObject({ seen: false, heard: 'silent' })
  expect(ownOf(view(held), seen)).toMatchObject({ seen: false, heard: 'muted' })
})

it('knows who listens, waits and is asked', () => {
  expect(ownOf(view(), shut)).toEqual({ name: 'listens' })
  expect(ownOf(view({}, { place: 2 }), shut)).toEqual({ name: 'waits', place: 2 })
  expect(ownOf(view({}, { offered: true }), shut)).toEqual({ name: 'offered' })
})

it('is alone without a plenary, and together again as soon as there is one', () => {
  expect(standing(null, shut)).toEqual({ name: 'alone' })
  const gone: OwnMedia = { ...shut, media: { name: 'again', why: 'not-connected', tries: 3 } }
  expect(standing(view(), gone, { line: 'lost', longGone: true })).toEqual({ name: 'alone' })
  expect(standing(view(), gone, { line: 'lost' })).toMatchObject({ name: 'together', remark: 'line-lost' })
  // Sound and picture go on without the desk's word.
  expect(standing(view(), shut, { line: 'lost', longGone: true })).toMatchObject({ name: 'together', remark: 'line-lost' })
})

it('opens the microphone for the desk’s word only, and never off the plenary’s screen', () => {
  const slice = { view: view(held, { mayBeHeard: true }), segment: 'plenary', silent: false }
  const on = { name: 'running', segment: 'plenary', enteredAt: instant(0) } as const
  expect(mayOpenMicrophone(slice, on, isIn)).toBe(true)
  expect(mayOpenMicrophone({ ...slice, silent: true }, on, isIn)).toBe(false)
  expect(mayOpenMicrophone({ ...slice, view: view(held) }, on, isIn)).toBe(false)
  expect(mayOpenMicrophone({ ...slice, view: null }, on, isIn)).toBe(false)
  expect(mayOpenMicrophone(slice, { ...on, segment: 'pause' }, isIn)).toBe(false)
  expect(mayOpenMicrophone(slice, on, { name: 'joining' })).toBe(false)
})
