import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import type { LogEntry } from '../../../src-shared/plenary/log-entry.ts'
import type { PlenaryStore } from './plenary-store.ts'

/** A disk for tests, on which several may write as if each were a process of its own. */
export const createMemoryDisk = (): { open(): PlenaryStore } => {
  const log: LogEntry[] = []
  const items = new Map<string, KeptItem>()
  const inOrder = (a: KeptItem, b: KeptItem): number => {
    const [one, two] = [a, b].map(({ kind, segment, id }) => [kind, segment, id].join('\n'))
    return (one ?? '') < (two ?? '') ? -1 : 1
  }
  return {
    open: () => {
      let open = true
      let seen = log.length
      /** As a disk: what is kept is no more what was handed over, and nothing is answered at once. */
      const reading = async <T>(read: () => T): Promise<T> => {
        if (!open) throw new Error('it is closed')
        return structuredClone(read())
      }
      return {
        entriesAfter: (place) => reading(() => log.slice(place).map((entry, index) => ({ place: place + index + 1, entry }))),
        append: (batch, place) =>
          reading(() => {
            if (log.length !== place) return null
            log.push(...structuredClone(batch.entries))
            for (const item of structuredClone(batch.items)) items.set(item.id, item)
            if (seen === place) seen = log.length
            return log.length
          }),
        changedElsewhere: () =>
          reading(() => {
            const changed = seen !== log.length
            seen = log.length
            return changed
          }),
        item: (id) => reading(() => items.get(id) ?? null),
        items: () => reading(() => [...items.values()].toSorted(inOrder)),
        close: async () => {
          open = false
        },
      }
    },
  }
}
