import { z } from 'zod'
import { longestPoint } from './lengths.ts'
import { member, memberId } from './members.ts'

export const pointKinds = ['mainPoint', 'question', 'comment'] as const
export type PointKind = (typeof pointKinds)[number]

export const mostPointsOfAGroup = 9

const at = z.number().int()
/** The longest: a room, a group, an item and a place, with the dots between them. */
export const pointId = z.string().max(120)
const clusterId = z.string().regex(/^[a-z0-9-]{1,40}$/)
const hidden = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/u
/** Without what `pointText` refuses: a sign that nobody saw when it came in is no reason to lose a group's words. */
export const withoutHidden = (text: string): string => text.toWellFormed().replaceAll(new RegExp(hidden, 'gu'), '')
/** What is read from a screen by everybody: no control or direction signs that change what is seen. */
export const pointText = z
  .string()
  .max(longestPoint)
  .refine((text) => text.isWellFormed() && !hidden.test(text), 'text without hidden control signs')

/** A group's contribution: all its main points together, or one question or comment. */
export const contribution = z.strictObject({
  /** The same however often it is sent. */
  item: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  room: memberId,
  group: z.number().int().min(0).max(3),
  kind: z.enum(pointKinds),
  texts: z.array(pointText).max(mostPointsOfAGroup),
})
export type Contribution = z.infer<typeof contribution>

/**
 * Everything that can happen in a plenary and must outlive the desk's process. Who is connected just now is not here:
 * connections tell that anew.
 */
export const plenaryEvent = z.discriminatedUnion('type', [
  z.strictObject({ at, type: z.literal('joined'), member }),
  z.strictObject({ at, type: z.literal('gathered') }),
  /** The gathering was taken back: everybody goes on with what they were doing. */
  z.strictObject({ at, type: z.literal('gather-undone') }),
  z.strictObject({ at, type: z.literal('released') }),
  z.strictObject({ at, type: z.literal('hand-raised'), room: memberId }),
  z.strictObject({ at, type: z.literal('hand-lowered'), room: memberId }),
  /** The host calls on a room that did not ask; it may decline, and until it says yes nobody loses the floor. */
  z.strictObject({ at, type: z.literal('floor-offered'), room: memberId }),
  z.strictObject({ at, type: z.literal('floor-declined'), room: memberId }),
  z.strictObject({ at, type: z.literal('floor-given'), room: memberId }),
  /** It is there: from now on it has had a turn. */
  z.strictObject({ at, type: z.literal('floor-heard'), room: memberId }),
  z.strictObject({ at, type: z.literal('floor-ended'), room: memberId }),
  z.strictObject({ at, type: z.literal('stage-entered'), person: memberId }),
  z.strictObject({ at, type: z.literal('stage-left'), person: memberId }),
  z.strictObject({ at, type: z.literal('muted'), member: memberId }),
  z.strictObject({ at, type: z.literal('unmuted'), member: memberId }),
  z.strictObject({ at, type: z.literal('contributed'), contribution }),
  z.strictObject({ at, type: z.literal('point-starred'), point: pointId, starred: z.boolean() }),
  z.strictObject({ at, type: z.literal('point-hidden'), point: pointId, hidden: z.boolean() }),
  z.strictObject({ at, type: z.literal('cluster-named'), cluster: clusterId, title: pointText }),
  z.strictObject({ at, type: z.literal('point-clustered'), point: pointId, cluster: clusterId.nullable() }),
  /** On every screen; null takes it away. */
  z.strictObject({ at, type: z.literal('point-shown'), point: pointId.nullable() }),
  z.strictObject({ at, type: z.literal('removed'), member: memberId }),
])
export type PlenaryEvent = z.infer<typeof plenaryEvent>
export type PlenaryEventOf<T extends PlenaryEvent['type']> = Extract<PlenaryEvent, { type: T }>
