import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instant } from '../time/time.ts'
import { isRoomView, readToMember } from './from-desk.ts'
import { applyPatch } from './patch.ts'
import { initialPlenary } from './state.ts'
import { commonView, roomView } from './view.ts'

const times = { segment: 'plenary', startsAt: instant(5), opensAt: instant(10), endsAt: instant(20) }
const view = roomView(initialPlenary, times, instant(12), 'motala')
const welcome = { type: 'welcome', you: { id: 'motala', role: 'room', name: 'Motala', groups: 1 }, revision: 1, now: 12, view, ice: [] }

it('reads what a desk says, and lets through what a newer one adds', () => {
  const said = [
    welcome,
    { type: 'changed', revision: 2, patch: { set: { waiting: 3 }, lists: { relayed: { put: [{ id: 'a' }], order: ['a'] } } }, newer: true },
    { type: 'done', id: 1, ok: true },
    { type: 'done', id: 1, ok: true, value: { sdp: 'v=0' } },
    { type: 'done', id: 1, ok: false, reason: 'not-now' },
    { type: 'stage', sdp: 'v=0', streams: [{ mid: '0', member: 'eva' }] },
    { type: 'ice', servers: [{ urls: ['turn:relay.example.org'], username: 'u', credential: 'c' }] },
    { type: 'media-lost' },
    { type: 'slow-down' },
    { type: 'bye', reason: 'pass-revoked' },
  ]
  for (const message of said) expect(readToMember(JSON.stringify(message))).toEqual(message)
})

it('takes nothing else for a message', () => {
  const { you: _, ...withoutYou } = welcome
  const { view: __, ...withoutView } = welcome
  for (const message of [
    withoutYou,
    withoutView,
    { type: 'changed', revision: 2 },
    { type: 'changed', revision: 2, patch: { lists: { a: { put: 'b' } } } },
    null,
    [],
    7,
  ])
    expect(readToMember(JSON.stringify(message))).toBeNull()
  for (const text of ['', 'nonsense', '[object Blob]', '{"type":"welcome"', '{"type":"bye","reason":"because"}', '{"type":"ask"}'])
    expect(readToMember(text)).toBeNull()
  fc.assert(fc.property(fc.string(), (text) => void readToMember(text)))
})

it('knows a view that a room can show, with captions or without', () => {
  expect(isRoomView({ ...view })).toBe(true)
  expect(isRoomView({ ...view, captions: [{ id: 'c1', text: 'Hej' }] })).toBe(true)
  expect(isRoomView({ ...commonView(initialPlenary, times, instant(12)) })).toBe(false)
  // Whatever a patch takes away or puts in another form.
  for (const name of Object.keys(view)) expect(isRoomView(applyPatch({ ...view }, { set: { [name]: { neither: true } } }))).toBe(false)
  for (const name of Object.keys(view.you)) expect(isRoomView({ ...view, you: { ...view.you, [name]: {} } })).toBe(false)
})
