import type { LogEntry } from '../../src-shared/plenary/log-entry.ts'
import type { Failure, Result } from '../../src-shared/result/result.ts'
import { Stop } from '../say.ts'
import { type DataAt, openData } from './open-data.ts'
import { setPostgresAside } from './store/postgres-store.ts'
import { setSqliteAside } from './store/sqlite-store.ts'

const asideOf = (at: DataAt, seminar: string, stamp: string): Promise<Result<string | null, Failure>> =>
  at.store === undefined ? Promise.resolve(setSqliteAside(at.data, stamp)) : setPostgresAside(at.store, seminar, stamp)

/**
 * Sets a plenary's data aside under another name, where nothing of it is lost, and answers with that; null where there
 * was none. Which links were taken back, and on which device each is used, is told to the new one: a trial that is
 * forgotten opens no door.
 */
export const beginAnew = async (at: DataAt, seminar: string, now: Date): Promise<string | null> => {
  const before = await openData(at, seminar, 'make')
  let doors: readonly LogEntry[]
  try {
    const entries = await before.entriesAfter(0)
    if (entries.length === 0 && (await before.items()).length === 0) return null
    doors = entries.map(({ entry }) => entry).filter(({ about }) => about === 'access')
  } finally {
    await before.close()
  }
  const aside = await asideOf(at, seminar, now.toISOString().slice(0, 19).replaceAll(':', ''))
  if (!aside.ok) throw new Stop(sentenceOf(aside.failure))
  const after = await openData(at, seminar, 'make')
  try {
    if (doors.length > 0) await after.append({ entries: doors, items: [] }, 0)
  } finally {
    await after.close()
  }
  return aside.value
}

const sentenceOf = ({ reason, cause }: Failure): string =>
  reason === 'store-in-use'
    ? 'The data is in use: another desk runs with it, or its results are being read. End that first, and begin anew then.'
    : `The data cannot be set aside: ${String(cause)}`
