import { z } from 'zod'
import { itemKinds } from '../../src-shared/plenary/items.ts'
import type { OutboxItem, OutgoingItem } from './outbox.ts'

/** Names a file on every system, so that delivery under the same id meets the same name. */
export const isItemId = (id: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id)

const itemFormat = 1

/** Files of items all look this old: when somebody answered is nobody's business. */
export const noTime = new Date(Date.UTC(2000, 0, 1))

const item = z.object({
  id: z.string().refine(isItemId),
  kind: z.enum(itemKinds),
  seminar: z.string(),
  seminarVersion: z.number().int(),
  segment: z.string(),
  group: z.number().int(),
  complete: z.boolean(),
  body: z.unknown(),
})
/** `deliveredOn`: the day only; a time could be laid beside a memory of who went up to the screen. */
const itemFile = z.object({
  format: z.literal(itemFormat),
  item,
  deliveredOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  /** Which targets have it; files of before this was kept say nothing. */
  deliveredTo: z.array(z.string().max(64)).max(10).optional(),
})

/** The day of an item's delivery, and the names of the targets that have it. */
export type Delivered = { readonly on: string; readonly to: readonly string[] }
export type StoredItem = { readonly item: OutboxItem; readonly delivered?: Delivered }

export const writeItem = (item: OutgoingItem, delivered?: Delivered): string =>
  JSON.stringify({ format: itemFormat, item, ...(delivered === undefined ? {} : { deliveredOn: delivered.on, deliveredTo: delivered.to }) })

/** Null for what is no item of this format. */
export const readItem = (text: string): StoredItem | null => {
  const read = itemFile.safeParse(parsed(text))
  if (!read.success) return null
  const { deliveredOn: on, deliveredTo: to = [] } = read.data
  return { item: { ...read.data.item, body: read.data.item.body }, ...(on === undefined ? {} : { delivered: { on, to } }) }
}

const deliveredFile = z.object({ format: z.literal(itemFormat), item: z.looseObject({ id: z.string().refine(isItemId) }) })

/** What a file holds that was delivered into a folder, for its reader to check; null for what is no such file. */
export const readDeliveredFile = (text: string): unknown => {
  const read = deliveredFile.safeParse(parsed(text))
  return read.success ? read.data.item : null
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Not even JSON: a torn or foreign file.
    return null
  }
}
