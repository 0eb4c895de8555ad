import type { ItemKind } from '../../src-shared/plenary/items.ts'
import type { Result } from '../../src-shared/result/result.ts'

/** What must reach the organiser once: `id` makes delivery idempotent. No names, no times of day. */
export type OutboxItem = {
  readonly id: string
  readonly kind: ItemKind
  readonly seminar: string
  readonly seminarVersion: number
  readonly segment: string
  readonly group: number
  /** False while a participant is still answering. Only complete items are delivered. */
  readonly complete: boolean
  readonly body: unknown
}

/** An item as it leaves the machine: an evaluation without its group, for the only fourth group of all is known by its number. */
export type OutgoingItem = Omit<OutboxItem, 'group'> & { readonly group?: number }

export const outgoing = (item: OutboxItem): OutgoingItem => {
  const { group: _, ...anybodys } = item
  return item.kind === 'evaluation' ? anybodys : item
}

export type OutboxFailure = { readonly reason: 'outbox-not-writable' | 'disk-full'; readonly cause?: string }

/** Main points, takeaways, questions, comments and evaluations on their way. An item answered for lies durably on the disk. */
export type Outbox = {
  put(item: OutboxItem): Promise<Result<void, OutboxFailure>>
  get(id: string): OutboxItem | null
  remove(id: string): Promise<Result<void, OutboxFailure>>
  /** Waiting and delivered items that match. */
  list(match: { seminar?: string; segment?: string; kind?: OutboxItem['kind']; group?: number }): readonly OutboxItem[]
  counts(): { readonly waiting: number; readonly delivered: number }
  close(): Promise<void>
}
