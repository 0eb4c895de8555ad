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
const standing = (
  seen: RoomView | null,
  own: OwnMedia,
  options: { agreed?: boolean; silent?: boolean; line?: 'in' | 'lost'; longGone?: boolean } = {},
) =>
  roomStanding(
    {
      view: seen,
      agreed: options.agreed ?? true,
      silent: options.silent ?? false,
      line: options.line === 'lost' ? { name: 'connecting', why: null } : isIn,
    },
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

it('is not heard with a floor that it never asked for', () => {
  expect(ownOf(view(held, { mayBeHeard: true }), shut, { agreed: false })).toMatchObject({ name: 'speaks', heard: 'not-asked-for' })
  expect(ownOf(view(held), shut, { agreed: false })).toMatchObject({ heard: 'muted' })
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
  expect(standing(null, shut)).toEqual({ name: 'alone', why: 'no-line' })
  const gone: OwnMedia = { ...shut, media: { name: 'again', why: 'not-connected', tries: 3 } }
  expect(standing(view(), gone, { line: 'lost', longGone: true })).toEqual({ name: 'alone', why: 'no-line' })
  expect(standing(view(), gone, { line: 'lost' })).toMatchObject({ name: 'together', remark: 'line-lost' })
  // Sound and picture go on without the desk's word.
  expect(standing(view(), shut, { line: 'lost', longGone: true })).toMatchObject({ name: 'together', remark: 'line-lost' })
  // Of a plenary that had not begun nothing goes on.
  const before = view({ phase: { name: 'before', opensAt: instant(5) } })
  expect(standing(before, shut, { line: 'lost', longGone: true })).toEqual({ name: 'alone', why: 'no-line' })
})

it('goes on by itself where sound and picture do not come at all, and is with the others as soon as they do', () => {
  const without = (tries: number): OwnMedia => ({ ...shut, media: { name: 'again', why: 'no-path', tries } })
  expect(standing(view(), without(8))).toMatchObject({ name: 'together', remark: 'media-lost' })
  expect(standing(view(), without(9))).toEqual({ name: 'alone', why: 'no-media' })
  expect(standing(view(), shut)).toMatchObject({ name: 'together', remark: null })
})

it('opens the microphone for the desk’s word and the room’s own only, and never off the plenary’s screen', () => {
  const slice = { view: view(held, { mayBeHeard: true }), segment: 'plenary', agreed: true, silent: false }
  const on = { name: 'running', segment: 'plenary', enteredAt: instant(0) } as const
  expect(mayOpenMicrophone(slice, on, isIn)).toBe(true)
  expect(mayOpenMicrophone({ ...slice, silent: true }, on, isIn)).toBe(false)
  expect(mayOpenMicrophone({ ...slice, agreed: false }, on, isIn)).toBe(false)
  expect(mayOpenMicrophone({ ...slice, view: view(held) }, on, isIn)).toBe(false)
  expect(mayOpenMicrophone({ ...slice, view: null }, on, isIn)).toBe(false)
  expect(mayOpenMicrophone(slice, { ...on, segment: 'pause' }, isIn)).toBe(false)
  expect(mayOpenMicrophone(slice, on, { name: 'joining' })).toBe(false)
})
