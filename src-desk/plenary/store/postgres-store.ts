import pg from 'pg'
import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import { logEntry } from '../../../src-shared/plenary/log-entry.ts'
import { causeText, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { Batch, PlenaryStore, StoreFailure } from './plenary-store.ts'

const format = '1'

/** One database has many seminars. Items have no numbers and no times: those would tell in which order people answered. The database keeps an order of its own, `withOthers` is against that. */
const schema = `
  CREATE TABLE IF NOT EXISTS talkroom_about (name text PRIMARY KEY, value text NOT NULL);
  CREATE TABLE IF NOT EXISTS talkroom_log (seminar text NOT NULL, place bigint NOT NULL, entry text NOT NULL, PRIMARY KEY (seminar, place));
  CREATE TABLE IF NOT EXISTS talkroom_items (
    seminar text NOT NULL, id text NOT NULL, kind text NOT NULL, segment text NOT NULL, item text NOT NULL, PRIMARY KEY (seminar, id)
  );
`
/** Held while tables are made: two that begin at the same time would else fail over each other. */
const makingLock = 7_203_118

/** Longer than a database takes that is there; then its absence is said. */
const patience = 5000

export const isPostgres = (place: string): boolean => /^postgres(?:ql)?:\/\//.test(place)

/** The address as it may be shown: without name and password. */
export const shownPostgres = (address: string): string => {
  const parsed = URL.parse(address)
  return parsed === null ? 'the database' : `postgres://${parsed.host}${parsed.pathname}`
}

const openPool = (connectionString: string, max: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    keepAlive: true,
    application_name: 'talkroom desk',
  })
  // One that breaks while nobody uses it, or between two questions of somebody who does: the next question says what is wrong.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * A plenary's data in a PostgreSQL database, whose tables are made where they are not there. `make`: a seminar that is not
 * in it begins. What is appended is on the database's disk when `append` is answered. A connection that broke is made anew
 * with the next request.
 */
export const openPostgresStore = async (address: string, seminar: string, how: 'make' | 'read'): Promise<Result<PlenaryStore, StoreFailure>> => {
  const pool = openPool(address, 2)
  try {
    await prepare(pool, how)
    const about = await pool.query<{ value: string }>("SELECT value FROM talkroom_about WHERE name = 'format'")
    const written = about.rows[0]?.value
    if (written !== format) return await refused(pool, 'store-other-format', `it is of format ${written ?? 'unknown'}`)
    const last = await lastPlace(pool, seminar)
    if (how === 'read' && last === 0 && (await itemCount(pool, seminar)) === 0)
      return await refused(pool, 'store-empty', `nothing of ${seminar} is in it`)
    return ok(storeOver(pool, seminar, last))
  } catch (cause) {
    return await refused(pool, how === 'read' && isMissingTable(cause) ? 'store-empty' : 'store-unusable', causeText(cause))
  }
}

/** Gives a seminar's plenary another name, so that the next one begins with nothing; answers with it. Null: there is none. */
export const setPostgresAside = async (
  address: string,
  seminar: string,
  stamp: string,
): Promise<Result<string | null, { readonly reason: 'store-unusable' }>> => {
  const pool = openPool(address, 1)
  const aside = `${seminar} ${stamp}`
  try {
    const moved = await inTransaction(pool, async (client) => {
      await lockSeminar(client, seminar)
      const log = await client.query('UPDATE talkroom_log SET seminar = $2 WHERE seminar = $1', [seminar, aside])
      const items = await client.query('UPDATE talkroom_items SET seminar = $2 WHERE seminar = $1', [seminar, aside])
      return (log.rowCount ?? 0) + (items.rowCount ?? 0)
    })
    return ok(moved === 0 ? null : aside)
  } catch (cause) {
    return isMissingTable(cause) ? ok(null) : fail('store-unusable', { cause: causeText(cause) })
  } finally {
    await pool.end()
  }
}

/** One at a time writes to a seminar's log. */
const lockSeminar = (client: Asked, seminar: string): Promise<unknown> =>
  client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`talkroom ${seminar}`])

const refused = async (pool: pg.Pool, reason: StoreFailure['reason'], cause: string): Promise<Result<never, StoreFailure>> => {
  await pool.end()
  return { ok: false, failure: { reason, cause } }
}

const isMissingTable = (cause: unknown): boolean => cause instanceof pg.DatabaseError && cause.code === '42P01'

const prepare = async (pool: pg.Pool, how: 'make' | 'read'): Promise<void> => {
  if (how === 'read') return
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [makingLock])
    await client.query(schema)
    await client.query("INSERT INTO talkroom_about VALUES ('format', $1) ON CONFLICT DO NOTHING", [format])
  })
}

type Asked = Pick<pg.ClientBase, 'query'>

const lastPlace = async (client: Asked | pg.Pool, seminar: string): Promise<number> => {
  const found = await client.query<{ place: string }>('SELECT COALESCE(MAX(place), 0) AS place FROM talkroom_log WHERE seminar = $1', [seminar])
  return Number(found.rows[0]?.place ?? 0)
}

const itemCount = async (pool: pg.Pool, seminar: string): Promise<number> => {
  const found = await pool.query<{ count: string }>('SELECT COUNT(*) AS count FROM talkroom_items WHERE seminar = $1', [seminar])
  return Number(found.rows[0]?.count ?? 0)
}

const inTransaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const done = await work(client)
    await client.query('COMMIT')
    client.release()
    return done
  } catch (cause) {
    // Thrown away: what it was in the midst of is rolled back with it, and nobody gets it in that state.
    client.release(true)
    throw cause
  }
}

type Row = { readonly id: string; readonly kind: string; readonly segment: string; readonly item: string }

/** So many evaluations are written anew with each that comes: more than a seminar of twenty rooms has, and little for a database. */
const mixedWith = 200

/**
 * What is to be written. PostgreSQL numbers whatever is written together (`xmin`) and lays it down in that order (`ctid`),
 * and beside an evaluation the points of its room are numbered too. So an evaluation is written together with others that
 * were there, in the order of their ids, which are by lot.
 */
const withOthers = async (client: Asked, seminar: string, items: readonly KeptItem[]): Promise<readonly Row[]> => {
  const rows = items.map((item): Row => ({ id: item.id, kind: item.kind, segment: item.segment, item: JSON.stringify(item) }))
  if (!items.some(({ kind }) => kind === 'evaluation')) return rows
  const others = await client.query<Row>(
    `DELETE FROM talkroom_items WHERE seminar = $1 AND id IN (
       SELECT id FROM talkroom_items WHERE seminar = $1 AND kind = 'evaluation' ORDER BY random() LIMIT $2
     ) RETURNING id, kind, segment, item`,
    [seminar, mixedWith],
  )
  const all = new Map([...others.rows, ...rows].map((row) => [row.id, row]))
  return [...all.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const storeOver = (pool: pg.Pool, seminar: string, begun: number): PlenaryStore => {
  let seen = begun

  const write = async (client: Asked, { entries, items }: Batch, place: number): Promise<number | null> => {
    // Whatever the database does usually: an answer means that it is on the disk.
    await client.query('SET LOCAL synchronous_commit = on')
    await lockSeminar(client, seminar)
    if ((await lastPlace(client, seminar)) !== place) return null
    if (entries.length > 0)
      await client.query(
        'INSERT INTO talkroom_log SELECT $1, $2::bigint + number, entry FROM unnest($3::text[]) WITH ORDINALITY AS given (entry, number)',
        [seminar, place, entries.map((entry) => JSON.stringify(entry))],
      )
    if (items.length > 0) {
      const rows = await withOthers(client, seminar, items)
      await client.query(
        `INSERT INTO talkroom_items SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[])
         ON CONFLICT (seminar, id) DO UPDATE SET kind = EXCLUDED.kind, segment = EXCLUDED.segment, item = EXCLUDED.item`,
        [seminar, ...(['id', 'kind', 'segment', 'item'] as const).map((column) => rows.map((row) => row[column]))],
      )
    }
    return place + entries.length
  }

  return {
    entriesAfter: async (place) => {
      const found = await pool.query<{ place: string; entry: string }>(
        'SELECT place, entry FROM talkroom_log WHERE seminar = $1 AND place > $2 ORDER BY place',
        [seminar, place],
      )
      return found.rows.map((row) => ({ place: Number(row.place), entry: logEntry.parse(JSON.parse(row.entry)) }))
    },
    append: async (batch, place) => {
      const reached = await inTransaction(pool, (client) => write(client, batch, place))
      if (reached !== null && seen === place) seen = reached
      return reached
    },
    changedElsewhere: async () => {
      const last = await lastPlace(pool, seminar)
      const changed = last !== seen
      seen = last
      return changed
    },
    item: async (id) => {
      const found = await pool.query<{ item: string }>('SELECT item FROM talkroom_items WHERE seminar = $1 AND id = $2', [seminar, id])
      return found.rows[0] === undefined ? null : itemFrom(found.rows[0].item)
    },
    items: async () => {
      const found = await pool.query<{ item: string }>(
        'SELECT item FROM talkroom_items WHERE seminar = $1 ORDER BY kind COLLATE "C", segment COLLATE "C", id COLLATE "C"',
        [seminar],
      )
      return found.rows.map(({ item }) => itemFrom(item))
    },
    close: () => pool.end(),
  }
}

/** Checked when it came in; what this program wrote itself is believed. */
const itemFrom = (text: string): KeptItem => JSON.parse(text) as KeptItem
