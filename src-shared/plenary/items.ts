import { z } from 'zod'
import { answersFor } from '../evaluation/answers.ts'
import { fail, ok, type Result } from '../result/result.ts'
import type { Manifest } from '../seminar/schema.ts'
import { type Contribution, contribution, mostPointsOfAGroup, type PointKind, pointText } from './events.ts'
import type { Member } from './members.ts'

/** The longest item that is delivered, in bytes. */
export const longestItem = 64 * 1024

/** What a room delivers once, by its kind. */
export const itemKinds = ['evaluation', 'mainPoints', 'takeaways', 'question', 'comment'] as const
export type ItemKind = (typeof itemKinds)[number]

const common = {
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  seminar: z.string().max(64),
  seminarVersion: z.number().int().min(1),
  segment: z.string().max(64),
  complete: z.literal(true),
  body: z.unknown(),
}
const group = z.number().int().min(0).max(3)
const ofAGroup = z.strictObject({ ...common, kind: z.enum(itemKinds).exclude(['evaluation']), group })
/** A kiosk that still names the group is believed and the group forgotten: where only one room has a fourth, it names the room. */
const ofOnePerson = z
  .strictObject({ ...common, kind: z.literal('evaluation'), group: group.optional() })
  .transform(({ group: _, ...evaluation }) => evaluation)

/** What a room delivers once: a group's points, its takeaways, a question, a comment, one participant's evaluation. No names, no times. */
export const deliveredItem = z.discriminatedUnion('kind', [ofAGroup, ofOnePerson])
export type DeliveredItem = z.infer<typeof deliveredItem>
type ItemOfAGroup = z.infer<typeof ofAGroup>
type Evaluation = z.infer<typeof ofOnePerson>

/** `room`: whose it is; null for an evaluation, because whose it is would be nearly who. */
export type KeptItem = (ItemOfAGroup & { readonly room: string }) | (Evaluation & { readonly room: null })

export type ItemFailure = 'item-malformed' | 'item-other-seminar' | 'item-not-asked' | 'item-not-yours' | 'item-differs'

const texts = z.strictObject({ texts: z.array(pointText).min(1).max(mostPointsOfAGroup) })
const oneText = z.strictObject({ texts: z.array(pointText).length(1) })

type Asked = Pick<Manifest, 'id' | 'programme'>
type Read<T> = Result<T, { readonly reason: ItemFailure }>

/** Reads what was delivered by whichever way, and believes only what this seminar asked for. */
export const readDelivered = (value: unknown, manifest: Asked): Read<DeliveredItem> => {
  const read = deliveredItem.safeParse(value)
  if (!read.success) return fail('item-malformed')
  const item = read.data
  if (item.seminar !== manifest.id) return fail('item-other-seminar')
  const body = bodySchema(item, manifest)
  if (body === null) return fail('item-not-asked')
  const given = body.safeParse(item.body)
  return given.success ? ok({ ...item, body: given.data }) : fail('item-malformed')
}

/** Reads what a room delivers to the desk: its own groups' only. */
export const readItem = (value: unknown, from: Member, manifest: Asked): Read<KeptItem> => {
  const read = readDelivered(value, manifest)
  if (!read.ok) return read
  if (from.role !== 'room') return fail('item-not-yours')
  const item = read.value
  if (item.kind === 'evaluation') return ok({ ...item, room: null })
  return item.group < from.groups ? ok({ ...item, room: from.id }) : fail('item-not-yours')
}

const bodySchema = ({ kind, segment: id }: DeliveredItem, { programme }: Pick<Manifest, 'programme'>): z.ZodType | null => {
  const segment = programme.find((one) => one.id === id)
  if (kind === 'question' || kind === 'comment') return segment?.kind === 'plenary' ? oneText : null
  if (kind === 'evaluation') return segment?.kind === 'evaluation' ? answersFor(segment.questions) : null
  if (segment?.kind === 'dialogue') return segment.parts.some((part) => part.kind === 'summary' && part.collect === kind) ? texts : null
  if (segment?.kind === 'plenary') return segment.offlineGuide.some((part) => part.kind === 'summary' && part.collect === kind) ? texts : null
  return null
}

const groupOf = (item: KeptItem): number | null => (item.kind === 'evaluation' ? null : item.group)

/**
 * What one more item does to the one that is there under its id. A group may change its points and send them again;
 * what a participant answered is final. The same once more changes nothing.
 */
export const meets = (earlier: KeptItem, item: KeptItem): Result<'same' | 'newer', { readonly reason: ItemFailure }> => {
  if (earlier.kind !== item.kind || earlier.segment !== item.segment || groupOf(earlier) !== groupOf(item)) return fail('item-differs')
  if (earlier.room !== item.room) return fail('item-not-yours')
  if (JSON.stringify(earlier.body) === JSON.stringify(item.body)) return ok('same')
  return item.kind === 'evaluation' ? fail('item-differs') : ok('newer')
}

const onTheBoard: Readonly<Record<ItemKind, PointKind | null>> = {
  mainPoints: 'mainPoint',
  question: 'question',
  comment: 'comment',
  takeaways: null,
  evaluation: null,
}

/** Main points, questions and comments belong on the plenary's board as well. */
export const contributionOf = (item: KeptItem): Contribution | null => {
  const kind = onTheBoard[item.kind]
  if (item.kind === 'evaluation' || kind === null) return null
  const read = contribution.safeParse({ item: item.id, room: item.room, group: item.group, kind, texts: texts.parse(item.body).texts })
  return read.success ? read.data : null
}
