import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import { logEntry } from '../../../src-shared/plenary/log-entry.ts'
import { causeText, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { Batch, PlenaryStore, StoreFailure } from './plenary-store.ts'

const format = 1
const sqliteFile = 'plenary.sqlite'

/** Items have no row numbers: those would tell in which order people answered. So would the places in the file, see `inOrder`. */
const schema = `
  CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS log (place INTEGER PRIMARY KEY, entry TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS items (id TEXT PRIMARY KEY, kind TEXT NOT NULL, segment TEXT NOT NULL, item TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

/**
 * A plenary's data in one SQLite file of a folder, made where it is not there. `seminar` null: whichever seminar it is
 * of. What is appended has reached the disk when `append` is answered.
 */
export const openSqliteStore = (
  folder: string,
  seminar: string | null,
  file = sqliteFile,
): Result<PlenaryStore & { readonly seminar: string }, StoreFailure> => {
  let database: DatabaseSync | undefined
  try {
    if (seminar !== null) mkdirSync(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, file)
    database = new DatabaseSync(path, { timeout: 5000 })
    // Its companions take over its rights.
    chmodSync(path, 0o600)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    database.exec(schema)
    const of = aboutOf(database, seminar)
    if (of.ok) return ok({ ...storeOver(database, seminar === null ? () => undefined : inOrder), seminar: of.value })
    database.close()
    return of
  } catch (cause) {
    database?.close()
    return fail('store-unusable', { cause: causeText(cause) }) as { readonly ok: false; readonly failure: StoreFailure }
  }
}

/**
 * Gives the plenary of a folder another name, so that the next one begins with nothing; answers with it. Null: there is
 * none. Refused while another process has it open.
 */
export const setSqliteAside = (folder: string, stamp: string): Result<string | null, { readonly reason: 'store-in-use' | 'store-unusable' }> => {
  const path = join(folder, sqliteFile)
  if (!existsSync(path)) return ok(null)
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path)
    // Whoever else has it open keeps its journal, and with that part of what happened.
    database.exec('PRAGMA journal_mode = DELETE')
    database.close()
    const aside = join(folder, `plenary-${stamp}.sqlite`)
    renameSync(path, aside)
    return ok(aside)
  } catch (cause) {
    if (database?.isOpen === true) database.close()
    return fail(/locked/.test(causeText(cause)) ? 'store-in-use' : 'store-unusable', { cause: causeText(cause) })
  }
}

const aboutOf = (database: DatabaseSync, seminar: string | null): Result<string, StoreFailure> => {
  const read = database.prepare('SELECT value FROM about WHERE name = ?')
  const value = (name: string): string | null => {
    const found = read.get(name)?.value
    return typeof found === 'string' ? found : null
  }
  const known = value('seminar')
  if (known === null) {
    if (seminar === null) return { ok: false, failure: { reason: 'store-empty', cause: 'there is nothing in it yet' } }
    const write = database.prepare('INSERT INTO about (name, value) VALUES (?, ?)')
    write.run('seminar', seminar)
    write.run('format', String(format))
    return ok(seminar)
  }
  const written = value('format')
  if (written !== String(format)) return { ok: false, failure: { reason: 'store-other-format', cause: `it is of format ${written ?? 'unknown'}` } }
  if (seminar !== null && known !== seminar) return { ok: false, failure: { reason: 'store-other-seminar', cause: known } }
  return ok(known)
}

/**
 * Within a page SQLite keeps what is newer before what is older, whatever its key. Written anew, a file has nothing in it
 * but the order of the ids, which are by lot.
 */
const inOrder = (database: DatabaseSync): void => {
  try {
    database.exec('VACUUM')
  } catch {
    // Another process is at it, or the disk is full: what is kept is kept, and the next who closes it tries again.
  }
}

const storeOver = (database: DatabaseSync, tidy: (database: DatabaseSync) => void): PlenaryStore => {
  const last = database.prepare('SELECT COALESCE(MAX(place), 0) AS place FROM log')
  const after = database.prepare('SELECT place, entry FROM log WHERE place > ? ORDER BY place')
  const add = database.prepare('INSERT INTO log (place, entry) VALUES (?, ?)')
  const put = database.prepare('INSERT OR REPLACE INTO items (id, kind, segment, item) VALUES (?, ?, ?, ?)')
  const one = database.prepare('SELECT item FROM items WHERE id = ?')
  const all = database.prepare('SELECT item FROM items ORDER BY kind, segment, id')
  const version = database.prepare('PRAGMA data_version')
  let seen = version.get()?.data_version

  const write = ({ entries, items }: Batch, place: number): number | null => {
    if (last.get()?.place !== place) return null
    for (const [index, entry] of entries.entries()) add.run(place + index + 1, JSON.stringify(entry))
    for (const item of items) put.run(item.id, item.kind, item.segment, JSON.stringify(item))
    return place + entries.length
  }

  return {
    entriesAfter: async (place) =>
      after.all(place).map((row) => ({ place: Number(row.place), entry: logEntry.parse(JSON.parse(String(row.entry))) })),
    append: async (batch, place) => {
      // Takes the lock at once: two that read first and write then would block each other.
      database.exec('BEGIN IMMEDIATE')
      try {
        const reached = write(batch, place)
        database.exec(reached === null ? 'ROLLBACK' : 'COMMIT')
        return reached
      } catch (cause) {
        if (database.isTransaction) database.exec('ROLLBACK')
        throw cause
      }
    },
    changedElsewhere: async () => {
      const now = version.get()?.data_version
      const changed = now !== seen
      seen = now
      return changed
    },
    item: async (id) => {
      const row = one.get(id)
      return row === undefined ? null : itemFrom(row.item)
    },
    items: async () => all.all().map((row) => itemFrom(row.item)),
    close: async () => {
      tidy(database)
      database.close()
    },
  }
}

/** Checked when it came in; what this process wrote itself is believed. */
const itemFrom = (text: unknown): KeptItem => JSON.parse(String(text)) as KeptItem
