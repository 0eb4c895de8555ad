import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chunkSize } from '../../../src-shared/packs/chunks.ts'
import { createMemoryLog } from '../../logging/memory-log.ts'
import { type Arriving, BrokenOff, type PackSource } from '../reader/pack-source.ts'
import { readPack } from '../reader/read-pack.ts'
import { openSeminarStore } from '../store/folder-seminar-store.ts'
import { testTalk, writeTestPack } from '../test-pack.ts'
import { type Fault, type FaultyServer, startFaultyServer } from './faulty-server.ts'
import { fetchPack } from './fetch-pack.ts'
import { createHttpSource } from './http-source.ts'

const size = 4 * chunkSize + 7
const all = '0-4'
/** What a server does once while the five chunks of a talk are asked for; what it is taken for, and what is asked for then. */
type Row = { readonly fault: Fault; readonly times?: number; readonly reasons: readonly string[]; readonly asked: readonly string[] }
const again = (fault: Fault, reason: string, times = 1): Row => ({
  fault,
  times,
  reasons: [reason],
  asked: Array.from({ length: times + 1 }, () => all),
})
/** A third had come: one whole chunk is kept, and the broken one is fetched again. */
const fromTheBreak = (fault: Fault, reason: string): Row => ({ fault, reasons: [reason], asked: [all, '1-4'] })

const matrix: readonly Row[] = [
  again('drop', 'source-unreachable'),
  fromTheBreak('stall', 'source-stalled'),
  fromTheBreak('truncate', 'source-unreachable'),
  again('wrong-range', 'source-wrong'),
  { fault: 'no-ranges', reasons: [], asked: [all] },
  // Only the wrong chunk alone, and what had not come yet.
  { fault: 'wrong-bytes', reasons: [], asked: [all, '1-4', '0-0'] },
  again('status-500', 'source-unreachable'),
  again('status-503', 'source-unreachable'),
  again('status-429', 'source-unreachable'),
  again('status-404', 'source-missing'),
  // As often as it is followed, and once more.
  again('redirect-loop', 'source-wrong', 6),
  again('redirect-away', 'source-refused'),
  // Half had come: two whole chunks are kept.
  { fault: 'short-length', reasons: ['source-wrong'], asked: [all, '2-4'] },
  // Everything that was asked for has come before the lie is found out.
  { fault: 'long-length', reasons: [], asked: [all] },
  again('zipped', 'source-wrong'),
  again('empty', 'source-wrong'),
  again('slow-headers', 'source-stalled'),
  fromTheBreak('slow-body', 'source-stalled'),
  again('nonsense', 'source-unreachable'),
]

let directory = ''
let server: FaultyServer
const media = () => join(directory, 'pack', 'media', 'a.mp4')
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'faults-'))
  await writeTestPack(join(directory, 'pack'), { files: { 'media/a.mp4': testTalk(size) } })
  server = await startFaultyServer(join(directory, 'pack'))
})
afterAll(async () => {
  await server.close()
  rmSync(directory, { recursive: true, force: true })
})

/** The source, and why each of its answers was no use or broke off. */
const overheard = (source: PackSource) => {
  const reasons: string[] = []
  const heard = async function* ({ bytes }: Arriving): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes
    } catch (cause) {
      if (cause instanceof BrokenOff) reasons.push(cause.failure.reason)
      throw cause
    }
  }
  const listening: PackSource = {
    ...source,
    read: async (...asked) => {
      const read = await source.read(...asked)
      if (read.ok) return { ok: true, value: { ...read.value, bytes: heard(read.value) } }
      reasons.push(read.failure.reason)
      return read
    },
  }
  return { listening, reasons }
}

/** `media/a.mp4 1048576-4194310` as chunks: `1-4`. */
const inChunks = (request: string): string => {
  const [, from = '', to = ''] = /(\d+)-(\d+)$/.exec(request) ?? []
  return `${Number(from) / chunkSize}-${Math.floor(Number(to) / chunkSize)}`
}

const fetchOver = async (given: { onProgress?(chunks: number): void } = {}) => {
  rmSync(join(directory, 'packs'), { recursive: true, force: true })
  server.requests.splice(0)
  const { signal } = new AbortController()
  const opened = await openSeminarStore(join(directory, 'packs'), { log: createMemoryLog() })
  if (!opened.ok) throw new Error(opened.failure.cause)
  const { listening, reasons } = overheard(createHttpSource(server.url, { stalledAfter: 250, slowest: { bytes: 10_000, milliseconds: 250 } }))
  const pack = await readPack(listening, signal)
  if (!pack.ok) throw new Error(pack.failure.cause)
  const begun = await opened.value.begin(pack.value)
  if (!begun.ok) throw new Error(begun.failure.cause)
  let chunks = 0
  let skipped = 0
  const fetched = await fetchPack({
    pack: pack.value,
    intake: begun.value,
    sources: [listening],
    signal,
    connections: 1,
    now: () => performance.now() + skipped,
    pause: async (milliseconds) => {
      skipped += milliseconds
      await new Promise((resolve) => setTimeout(resolve, 1))
    },
    random: () => 0.5,
    onProgress: () => {
      chunks += 1
      given.onProgress?.(chunks)
    },
  })
  const kept = fetched.ok ? await begun.value.commit() : fetched
  await begun.value.close()
  return { kept, reasons, asked: server.requests.map(inChunks), chunks }
}

describe('a server that once does wrong', () => {
  for (const { fault, times = 1, reasons, asked } of matrix)
    it(`(${fault}) costs ${asked.length === 1 ? 'nothing' : `what is asked for again: ${asked.slice(1).join(', ')}`}`, async () => {
      server.fail(...Array.from({ length: times }, () => fault))
      const done = await fetchOver()
      expect(done).toEqual({ kept: { ok: true, value: undefined }, reasons, asked, chunks: 5 })
    })

  it('(a file that gets another edition with the same bytes) costs the chunk of the break, which the new edition gives', async () => {
    server.fail('truncate')
    const later = new Date(Date.now() + 60_000)
    const done = await fetchOver({ onProgress: (chunks) => chunks === 1 && utimesSync(media(), later, later) })
    expect(done).toMatchObject({ kept: { ok: true }, reasons: ['source-unreachable', 'source-changed'], chunks: 5 })
    // The question with the old edition's name is answered with the whole file, which is not taken.
    expect(done.asked).toEqual([all, all, '1-4'])
  })

  it('(a file that becomes another) is noticed by its edition, and then by its bytes; nothing of it is taken', async () => {
    const good = readFileSync(media())
    server.fail('truncate')
    const done = await fetchOver({ onProgress: (chunks) => chunks === 1 && writeFileSync(media(), testTalk(size, 2)) })
    writeFileSync(media(), good)
    expect(done).toMatchObject({ kept: { ok: false, failure: { reason: 'source-wrong' } }, chunks: 1 })
    expect(done.reasons.slice(0, 2)).toEqual(['source-unreachable', 'source-changed'])
  })
})
