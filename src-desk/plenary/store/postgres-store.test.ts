import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import type { LogEntry } from '../../../src-shared/plenary/log-entry.ts'
import { tryDesk } from '../../try-desk.ts'
import { openDeskLog } from '../service/desk-log.ts'
import { testManifest } from '../test-desk.ts'
import { plenaryStoreContract } from './plenary-store-contract.ts'
import { isPostgres, openPostgresStore, setPostgresAside, shownPostgres } from './postgres-store.ts'
import { postgresPrograms, startTestPostgres } from './test-postgres.ts'

const programs = postgresPrograms()
const common = { seminarVersion: 3, complete: true } as const
const evaluation = (seminar: string, id: string): KeptItem => ({
  ...common,
  seminar,
  id,
  kind: 'evaluation',
  segment: 'evaluation',
  body: { useful: { kind: 'scale', value: 4 } },
  room: null,
})
const points = (seminar: string, id: string): KeptItem => ({
  ...common,
  seminar,
  id,
  kind: 'mainPoints',
  segment: 'learning',
  group: 0,
  body: { texts: ['Tid'] },
  room: id,
})
const raised = (room: string): LogEntry => ({ about: 'plenary', of: 'plenary', event: { at: 1, type: 'hand-raised', room } })

describe('the address of a database', () => {
  it('is shown without name and password', () => {
    expect(shownPostgres('postgres://anna:hemligt@db.example.org:5433/talkroom?sslmode=require')).toBe('postgres://db.example.org:5433/talkroom')
    expect(shownPostgres('postgres://x:no-port/')).toBe('the database')
    expect(['postgres://x/y', 'postgresql://x/y', 'plenary-data', './postgres:'].map(isPostgres)).toEqual([true, true, false, false])
  })

  it('where nothing answers is said to be of no use', async () => {
    const opened = await openPostgresStore('postgres://desk:hemligt@127.0.0.1:1/none', 'demo', 'make')
    expect(opened).toMatchObject({ ok: false, failure: { reason: 'store-unusable', cause: expect.stringContaining('ECONNREFUSED') } })
    expect(JSON.stringify(opened)).not.toContain('hemligt')
  })
})

describe.skipIf(programs === null)('with PostgreSQL (package postgresql)', () => {
  let server: Awaited<ReturnType<typeof startTestPostgres>>
  let seminars = 0
  beforeAll(async () => {
    server = await startTestPostgres(programs ?? '')
  })
  afterAll(() => server.stop())
  const open = async (seminar: string, how: 'make' | 'read' = 'make') => {
    const opened = await openPostgresStore(server.address, seminar, how)
    if (!opened.ok) throw new Error(`${opened.failure.reason}: ${opened.failure.cause}`)
    return opened.value
  }

  it('a database in which nothing is yet is not made by reading', async () => {
    expect(await openPostgresStore(server.address, 'first', 'read')).toMatchObject({ failure: { reason: 'store-empty' } })
    const made = await open('first')
    expect(await openPostgresStore(server.address, 'first', 'read')).toMatchObject({ failure: { reason: 'store-empty' } })
    await made.append({ entries: [raised('a')], items: [] }, 0)
    await made.close()
    const read = await open('first', 'read')
    expect(await read.entriesAfter(0)).toHaveLength(1)
    await read.close()
  })

  it('many begin at the same time, and one database keeps many seminars apart', async () => {
    const all = await Promise.all(['x', 'y', 'z'].map((seminar) => open(seminar)))
    await Promise.all(all.map((store, index) => store.append({ entries: [raised(`r${index}`)], items: [] }, 0)))
    for (const [index, store] of all.entries()) expect((await store.entriesAfter(0)).map(({ entry }) => entry)).toEqual([raised(`r${index}`)])
    for (const store of all) await store.close()
  })

  it('the database’s own numbers and places of evaluations say nothing of who came when', async () => {
    const client = new pg.Client({ connectionString: server.address })
    await client.connect()
    const falls = (order: readonly string[]) => order.filter((id, index) => id < (order[index - 1] ?? '')).length
    const ids = Array.from({ length: 30 }, () => randomUUID())
    const keptAs = async (seminar: string, order: readonly string[]) => {
      const store = await open(seminar)
      for (const [index, id] of order.entries()) {
        await store.append({ entries: [], items: [evaluation(seminar, id)] }, 0)
        // What groups write comes between, and is numbered with its room.
        await store.append({ entries: [], items: [points(seminar, `p${index}`)] }, 0)
      }
      await store.close()
      const { rows } = await client.query<{ id: string; xmin: string }>(
        "SELECT id, xmin::text FROM talkroom_items WHERE seminar = $1 AND kind = 'evaluation' ORDER BY ctid",
        [seminar],
      )
      return { inPlace: rows.map(({ id }) => id), numbers: new Set(rows.map(({ xmin }) => xmin)) }
    }
    for (const [seminar, order] of [
      ['order-1', ids],
      ['order-2', ids.toReversed()],
    ] as const) {
      const { inPlace, numbers } = await keptAs(seminar, order)
      expect(inPlace.toSorted()).toEqual(ids.toSorted())
      expect(numbers.size).toBe(1)
      // In rising runs, by the room that each page had left; by their coming they fall half the time.
      expect(falls(inPlace)).toBeLessThan(6)
      expect(falls(order)).toBeGreaterThan(6)
    }
    await client.end()
  })

  it('an evaluation that came first is still written anew with the last of a large seminar, by lot', async () => {
    const store = await open('large')
    const items = Array.from({ length: 500 }, () => evaluation('large', randomUUID()))
    await store.append({ entries: [], items }, 0)
    const began = performance.now()
    for (const _ of [1, 2, 3, 4, 5]) await store.append({ entries: [], items: [evaluation('large', randomUUID())] }, 0)
    expect((performance.now() - began) / 5).toBeLessThan(1000)
    expect(await store.items()).toHaveLength(505)
    const client = new pg.Client({ connectionString: server.address })
    await client.connect()
    const { rows } = await client.query<{ together: string }>(
      "SELECT COUNT(*) AS together FROM talkroom_items WHERE seminar = 'large' GROUP BY xmin::text ORDER BY xmin::text::bigint DESC LIMIT 1",
    )
    expect(Number(rows[0]?.together)).toBe(201)
    await client.end()
    await store.close()
  })

  plenaryStoreContract(
    'PostgreSQL',
    async () => {
      seminars += 1
      const seminar = `s${seminars}`
      return { open: () => open(seminar) }
    },
    10,
  )

  describe('the commands', () => {
    const { at, write, desk, key } = tryDesk()

    it('revoke, results and report work over it, and say where without its password', async () => {
      const { files: _, ...content } = testManifest
      write('pack/seminar.json', JSON.stringify(content))
      await key('.')
      await desk('sign', at('pack'), '--key', at('organiser.key'), '--no-passphrase')
      const store = ['--store', server.address.replace('desk@', 'desk:hemligt@')]
      expect(await desk('results', '--pack', at('pack'), ...store)).toMatchObject({
        code: 2,
        err: 'There is no plenary of demo in the database.\n',
      })
      const plenary = await open('demo')
      const place = (await plenary.entriesAfter(0)).length
      const points = { id: 'p1', kind: 'mainPoints', seminar: 'demo', seminarVersion: 3, segment: 'learning', group: 0, complete: true } as const
      const joined = { at: 1, type: 'joined', member: { id: 'motala', role: 'room', name: 'Motala', groups: 2 } } as const
      const bound = { at: 2, type: 'device-bound', member: 'motala', serial: 'a1b2c3d4', device: 'x'.repeat(43) } as const
      const entries = [
        { about: 'plenary', of: 'plenary', event: joined },
        { about: 'access', event: bound },
      ] as const
      await plenary.append({ entries, items: [{ ...points, body: { texts: ['Tid'] }, room: 'motala' }] }, place)
      expect((await desk('results', '--pack', at('pack'), ...store)).out).toContain('mainPoints,learning,motala,1,,Tid')
      expect(await desk('revoke', '--pack', at('pack'), ...store, '--id', 'motala')).toMatchObject({ code: 0 })
      expect(await plenary.changedElsewhere()).toBe(true)
      await plenary.close()
      expect(await desk('report', at('pack'), '--from', store[1] ?? '', '--out', at('report.html'))).toMatchObject({ code: 0, err: '' })
      expect(readFileSync(at('report.html'), 'utf8')).toMatch(/<td class="number">1<\/td><td class="number">2<\/td>[\s\S]*<li>Tid<\/li>/)
      const { code, err } = await desk('results', '--pack', at('pack'), '--store', 'mysql://x')
      expect([code, err]).toEqual([2, expect.stringContaining('PostgreSQL')])
    })
  })

  it('is set aside under another name, where all of it still is, and nothing stands under its own', async () => {
    const store = await open('aside')
    await store.append({ entries: [raised('a')], items: [points('aside', 'p1')] }, 0)
    await store.close()
    expect(await setPostgresAside(server.address, 'aside', '2022-10-20T081530')).toEqual({ ok: true, value: 'aside 2022-10-20T081530' })
    expect(await setPostgresAside(server.address, 'aside', '2022-10-20T081531')).toEqual({ ok: true, value: null })
    expect(await openPostgresStore(server.address, 'aside', 'read')).toMatchObject({ ok: false, failure: { reason: 'store-empty' } })
    const kept = await open('aside 2022-10-20T081530')
    expect([(await kept.entriesAfter(0)).length, (await kept.items()).length]).toEqual([1, 1])
    await kept.close()
  })

  it('what was answered is there after a crash of the database, and the desk goes on without being started again', async () => {
    const store = await open('crash')
    const troubles: unknown[] = []
    const log = await openDeskLog(store, { wallNow: () => 5, onTrouble: (cause) => troubles.push(cause) })
    const raise = (room: string) => log.submit(() => ({ ok: true, value: { entries: [raised(room)] } }))
    expect(await raise('before')).toMatchObject({ ok: true })
    await server.crash(async () => {
      expect(await raise('lost')).toMatchObject({ ok: false, failure: { reason: 'not-saved' } })
      await log.look()
      expect(troubles).toHaveLength(2)
    })
    expect(await raise('after')).toMatchObject({ ok: true })
    await log.look()
    expect(troubles).toHaveLength(2)
    expect((await store.entriesAfter(0)).map(({ entry }) => entry)).toEqual([raised('before'), raised('after')])
    await store.close()
  })

  it('a desk that is killed in the midst of writing leaves all of a batch or nothing', async () => {
    const script = `
      import { openPostgresStore } from ${JSON.stringify(join(import.meta.dirname, 'postgres-store.ts'))}
      const { value: store } = await openPostgresStore(process.argv[1], 'kill', 'make')
      for (let place = 0; ; ) {
        const entries = [0, 1, 2].map((of) => ({ about: 'plenary', event: { at: place + of, type: 'hand-raised', room: 'r' + of } }))
        place = await store.append({ entries, items: [] }, place)
        process.stdout.write(place + '\\n')
      }`
    let said = ''
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, server.address], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise<void>((resolve) => {
      child.once('close', () => resolve())
      child.stdout.on('data', (part: Buffer) => {
        said += part.toString()
        if (said.split('\n').length > 5) child.kill('SIGKILL')
      })
    })
    const acknowledged = Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1))
    const store = await open('kill')
    const places = (await store.entriesAfter(0)).map(({ place }) => place)
    expect(acknowledged).toBeGreaterThan(0)
    expect(places.length).toBeGreaterThanOrEqual(acknowledged)
    expect(places.length % 3).toBe(0)
    await store.close()
  })
})
