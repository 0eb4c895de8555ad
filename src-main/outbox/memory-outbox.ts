import { ok } from '../../src-shared/result/result.ts'
import type { Outbox, OutboxItem } from './outbox.ts'

/** An outbox that forgets: for rehearsals, whose points and answers go nowhere, and for tests. */
export const createMemoryOutbox = (): Outbox => {
  const items = new Map<string, OutboxItem>()
  return {
    put: async (item) => {
      items.set(item.id, item)
      return ok(undefined)
    },
    get: (id) => items.get(id) ?? null,
    remove: async (id) => {
      items.delete(id)
      return ok(undefined)
    },
    list: (match) =>
      [...items.values()].filter(
        (item) =>
          (match.seminar === undefined || item.seminar === match.seminar) &&
          (match.segment === undefined || item.segment === match.segment) &&
          (match.kind === undefined || item.kind === match.kind) &&
          (match.group === undefined || item.group === match.group),
      ),
    counts: () => ({ waiting: [...items.values()].filter((item) => item.complete).length, delivered: 0 }),
    close: async () => undefined,
  }
}
