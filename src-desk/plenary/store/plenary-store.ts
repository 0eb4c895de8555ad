import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import type { LogEntry } from '../../../src-shared/plenary/log-entry.ts'

/** What belongs together: all of it is on the disk, or nothing. */
export type Batch = { readonly entries: readonly LogEntry[]; readonly items: readonly KeptItem[] }

export type StoredEntry = { readonly place: number; readonly entry: LogEntry }

/** Where the plenary's log and what rooms delivered lie durably. */
export type PlenaryStore = {
  /** All entries after a place in the log, 0 for all there are. */
  entriesAfter(place: number): readonly StoredEntry[]
  /**
   * Writes a batch behind the entry at `place` in one transaction, and answers with the last place. Null: another
   * process wrote meanwhile, so nothing was written and what it wrote is to be read first. Throws where the disk does.
   */
  append(batch: Batch, place: number): number | null
  /** Whether another process wrote since this was last asked. */
  changedElsewhere(): boolean
  item(id: string): KeptItem | null
  /** By kind, segment and id: the order says nothing of who came when. */
  items(): readonly KeptItem[]
  close(): void
}
