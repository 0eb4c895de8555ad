import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import type { LogEntry } from '../../../src-shared/plenary/log-entry.ts'

/** What belongs together: all of it is on the disk, or nothing. */
export type Batch = { readonly entries: readonly LogEntry[]; readonly items: readonly KeptItem[] }

export type StoredEntry = { readonly place: number; readonly entry: LogEntry }

/** Where the plenary's log and what rooms delivered lie durably. Everything rejects where the disk or the database does. */
export type PlenaryStore = {
  /** All entries after a place in the log, 0 for all there are. */
  entriesAfter(place: number): Promise<readonly StoredEntry[]>
  /**
   * Writes a batch behind the entry at `place` in one transaction, and answers with the last place. Null: another
   * process wrote to the log meanwhile, so nothing was written and what it wrote is to be read first.
   */
  append(batch: Batch, place: number): Promise<number | null>
  /** Whether another process wrote to the log since this was last asked. */
  changedElsewhere(): Promise<boolean>
  item(id: string): Promise<KeptItem | null>
  /** By kind, segment and id: the order says nothing of who came when. */
  items(): Promise<readonly KeptItem[]>
  close(): Promise<void>
}

export type StoreFailure = {
  /** `store-empty`: nothing of a plenary is there yet, and it was only to be read. */
  readonly reason: 'store-unusable' | 'store-other-seminar' | 'store-other-format' | 'store-empty'
  readonly cause: string
}
