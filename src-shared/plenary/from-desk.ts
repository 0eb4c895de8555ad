import { z } from 'zod'
import { roles } from './members.ts'
import type { RoomView } from './view.ts'
import { byeReasons, type ToMember } from './wire.ts'

// What a room reads of a desk, which may be broken, newer, or somebody else's: what is not as it should be is no message.
// What a newer desk adds is let through.

const number = z.number()
const text = z.string()

const point = z.looseObject({ id: text, kind: text, text, starred: z.boolean(), from: text, group: number.nullable() })
const roomView = z.looseObject({
  segment: text,
  trial: z.boolean(),
  phase: z.discriminatedUnion('name', [
    z.looseObject({ name: z.literal('before'), opensAt: number }),
    z.looseObject({ name: z.literal('open'), since: number, endsAt: number }),
    z.looseObject({ name: z.literal('closed'), at: number }),
  ]),
  stage: z.array(z.looseObject({ id: text, name: text, role: z.enum(roles), silenced: z.boolean() })),
  floor: z.discriminatedUnion('name', [
    z.looseObject({ name: z.literal('free') }),
    z.looseObject({ name: z.literal('held'), room: text, since: number }),
  ]),
  offer: z.looseObject({ room: text, at: number }).nullable(),
  waiting: number,
  shown: point.nullable(),
  relayed: z.array(point),
  captions: z.array(z.looseObject({ id: text, text })).optional(),
  you: z.looseObject({ id: text, place: number.nullable(), offered: z.boolean(), mayBeHeard: z.boolean(), contributed: number }),
})

/** Whether a view is one that a room's screen can show. */
export const isRoomView = (view: Readonly<Record<string, unknown>>): view is Readonly<Record<string, unknown>> & RoomView =>
  roomView.safeParse(view).success

const named = z.looseObject({ id: text })
const ice = z.array(z.looseObject({ urls: z.array(text), username: text, credential: text }))
const toMember = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('welcome'),
    you: z.looseObject({ id: text, role: z.enum(roles), name: text, groups: number }),
    revision: number,
    now: number,
    view: z.record(text, z.unknown()),
    ice,
  }),
  z.looseObject({ type: z.literal('ice'), servers: ice }),
  z.looseObject({
    type: z.literal('changed'),
    revision: number,
    patch: z.looseObject({
      set: z.record(text, z.unknown()).optional(),
      lists: z.record(text, z.looseObject({ put: z.array(named), order: z.array(text).optional() })).optional(),
    }),
  }),
  z.discriminatedUnion('ok', [
    z.looseObject({ type: z.literal('done'), id: number, ok: z.literal(true), value: z.unknown().optional() }),
    z.looseObject({ type: z.literal('done'), id: number, ok: z.literal(false), reason: text }),
  ]),
  z.looseObject({ type: z.literal('stage'), sdp: text, streams: z.array(z.looseObject({ mid: text, member: text })) }),
  z.looseObject({ type: z.literal('media-lost') }),
  z.looseObject({ type: z.literal('slow-down') }),
  z.looseObject({ type: z.literal('bye'), reason: z.enum(byeReasons) }),
])

/** A message of the desk; null: it is none. */
export const readToMember = (message: string): ToMember | null => {
  let value: unknown
  try {
    value = JSON.parse(message)
  } catch {
    return null
  }
  // The schema has looked at what the type says; instants are numbers with a name.
  return toMember.safeParse(value).success ? (value as ToMember) : null
}
