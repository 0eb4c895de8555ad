import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chunkSize } from '../../../src-shared/packs/chunks.ts'
import { createMemoryLog } from '../../logging/memory-log.ts'
import { readPack } from '../reader/read-pack.ts'
import { openSeminarStore } from '../store/folder-seminar-store.ts'
import type { SeminarStore } from '../store/seminar-store.ts'
import { testTalk, writeTestPack } from '../test-pack.ts'
import { type FaultyServer, faults, startFaultyServer } from './faulty-server.ts'
import { type FetchAsked, fetchPack } from './fetch-pack.ts'
import { createHttpSource } from './http-source.ts'

let directory = ''
let servers: FaultyServer[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fetch-'))
})
afterEach(async () => {
  for (const server of servers) await server.close()
  servers = []
  rmSync(directory, { recursive: true, force: true })
})

const folder = () => join(directory, 'pack')
const serve = async (options: Parameters<typeof startFaultyServer>[1] = {}): Promise<FaultyServer> => {
  const server = await startFaultyServer(folder(), options)
  servers.push(server)
  return server
}
const openStore = async (): Promise<SeminarStore> => {
  const opened = await openSeminarStore(join(directory, 'packs'), { log: createMemoryLog() })
  if (!opened.ok) throw new Error(opened.failure.cause)
  return opened.value
}
const sourceOf = (server: FaultyServer) => createHttpSource(server.url, { stalledAfter: 300, slowest: { bytes: 10_000, milliseconds: 300 } })

/** Fetches into the store as a kiosk does; time that would be waited for passes at once. */
const fetchAll = async (mirrors: readonly FaultyServer[], change: Partial<FetchAsked> = {}) => {
  const store = await openStore()
  const sources = mirrors.map(sourceOf)
  const signal = change.signal ?? new AbortController().signal
  const read = await readPack(sourceOf(mirrors.at(-1) ?? (await serve())), signal)
  if (!read.ok) throw new Error(read.failure.cause)
  const begun = await store.begin(read.value)
  if (!begun.ok) throw new Error(begun.failure.cause)
  let skipped = 0
  let proven = 0
  const fetched = await fetchPack({
    pack: read.value,
    intake: begun.value,
    sources,
    signal,
    now: () => performance.now() + skipped,
    pause: async (milliseconds) => {
      skipped += milliseconds
      await new Promise((resolve) => setTimeout(resolve, 1))
    },
    random: () => 0.5,
    onProgress: ({ bytes }) => {
      proven += bytes
    },
    ...change,
  })
  const committed = fetched.ok ? await begun.value.commit() : fetched
  await begun.value.close()
  return { fetched, committed, store, proven }
}

/** Those that are not noticed by waiting alone. */
const quick = faults.filter((fault) => fault !== 'stall' && !fault.startsWith('slow-'))

describe('fetching a pack', () => {
  it('brings everything once, over several connections', async () => {
    await writeTestPack(folder(), { files: { 'media/a.mp4': testTalk(9 * chunkSize + 7, 1), 'media/b.mp4': testTalk(1000, 2) } })
    const server = await serve()
    const { committed, store, proven } = await fetchAll([server])
    expect(committed.ok).toBe(true)
    expect([server.sent(), proven]).toEqual([9 * chunkSize + 1007, 9 * chunkSize + 1007])
    expect(await store.list()).toMatchObject([{ state: 'complete' }])
  })

  it('asks another server for the one chunk that came wrong', async () => {
    await writeTestPack(folder(), { files: { 'media/a.mp4': testTalk(4 * chunkSize, 1) } })
    const [first, second] = [await serve(), await serve()]
    first.fail('wrong-bytes')
    const { committed } = await fetchAll([first, second], { connections: 1 })
    expect(committed.ok).toBe(true)
    expect(second.requests).toContain(`media/a.mp4 0-${chunkSize - 1}`)
    expect(first.requests).not.toContain(`media/a.mp4 0-${chunkSize - 1}`)
  })

  it('gives up a server that has nothing but wrong bytes, and says so', async () => {
    await writeTestPack(folder(), { files: { 'media/a.mp4': testTalk(2 * chunkSize, 1) } })
    const server = await serve()
    server.fail(...Array.from({ length: 40 }, () => 'wrong-bytes' as const))
    const { fetched } = await fetchAll([server], { connections: 1 })
    expect(fetched).toMatchObject({ ok: false, failure: { reason: 'source-wrong' } })
  })

  it('notices a file that is changed on the way, and takes none of it', async () => {
    await writeTestPack(folder(), { files: { 'media/a.mp4': testTalk(3 * chunkSize, 1) } })
    const server = await serve()
    server.fail('truncate')
    const changing = fetchAll([server], {
      connections: 1,
      onProgress: () => writeFileSync(join(folder(), 'media/a.mp4'), testTalk(3 * chunkSize, 2)),
    })
    const { fetched, store } = await changing
    expect(fetched.ok).toBe(false)
    expect(await store.list()).toMatchObject([{ state: 'partial' }])
  })

  it('stops within a second when it is told to, and goes on later with what it has', async () => {
    await writeTestPack(folder(), { files: { 'media/a.mp4': testTalk(8 * chunkSize, 1) } })
    const server = await serve()
    server.limit(4_000_000)
    const stop = new AbortController()
    let bytes = 0
    const began = { at: 0 }
    const { fetched } = await fetchAll([server], {
      signal: stop.signal,
      connections: 1,
      onProgress: (progress) => {
        bytes += progress.bytes
        if (bytes < 3 * chunkSize || stop.signal.aborted) return
        began.at = performance.now()
        stop.abort()
      },
    })
    expect(performance.now() - began.at).toBeLessThan(1000)
    expect(fetched).toMatchObject({ ok: false, failure: { reason: 'source-stopped' } })
    server.limit(null)
    const before = server.sent()
    const { committed } = await fetchAll([server])
    expect(committed.ok).toBe(true)
    expect(server.sent() - before).toBeLessThanOrEqual(8 * chunkSize - bytes + chunkSize)
  })

  it('ends whole, whatever happens on the way, as long as one server is right now and then', async () => {
    await writeTestPack(folder(), { files: { 'media/a.mp4': testTalk(3 * chunkSize + 99, 1), 'media/b.mp4': testTalk(50_000, 2) } })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...quick), { maxLength: 8 }),
        fc.array(fc.constantFrom(...quick), { maxLength: 3 }),
        async (one, two) => {
          rmSync(join(directory, 'packs'), { recursive: true, force: true })
          const [first, second] = [await serve(), await serve()]
          first.fail(...one)
          second.fail(...two)
          const { committed } = await fetchAll([first, second], { connections: 2 })
          expect(committed).toEqual({ ok: true, value: undefined })
        },
      ),
      { numRuns: 25 },
    )
  })
})
