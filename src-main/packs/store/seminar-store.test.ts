import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chunkAt, chunkSize } from '../../../src-shared/packs/chunks.ts'
import { withSmallDisk } from '../../files/small-disk.ts'
import { createMemoryLog } from '../../logging/memory-log.ts'
import { checkContent } from '../reader/check-content.ts'
import type { PackSource } from '../reader/pack-source.ts'
import { readTestPack, type TestPack, testBytes, testTalk, writeTestPack } from '../test-pack.ts'
import { openSeminarStore } from './folder-seminar-store.ts'
import type { Intake, SeminarStore } from './seminar-store.ts'

const { signal } = new AbortController()
let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const open = async (at = join(directory, 'packs')): Promise<SeminarStore> => {
  const opened = await openSeminarStore(at, { log: createMemoryLog() })
  if (!opened.ok) throw new Error(opened.failure.cause)
  return opened.value
}
const made = async (name: string, pack: TestPack) => {
  const folder = join(directory, name)
  await writeTestPack(folder, pack)
  return { folder, pack: await readTestPack(folder) }
}
type Made = Awaited<ReturnType<typeof made>>

const chunkOf = ({ folder, pack }: Made, path: string, index: number): Uint8Array => {
  const { from, to } = chunkAt(pack.manifest.files.find((file) => file.path === path)?.size ?? 0, index)
  return readFileSync(join(folder, path)).subarray(from, to)
}
const begin = async (store: SeminarStore, { pack }: Made): Promise<Intake> => {
  const begun = await store.begin(pack)
  if (!begun.ok) throw new Error(begun.failure.cause)
  return begun.value
}
const takeAll = async (store: SeminarStore, one: Made): Promise<number> => {
  const intake = await begin(store, one)
  let bytes = 0
  for (const [path, indices] of intake.missing())
    for (const index of indices) {
      const chunk = chunkOf(one, path, index)
      bytes += chunk.length
      expect((await intake.put(path, index, chunk)).ok).toBe(true)
    }
  expect(await intake.commit()).toEqual({ ok: true, value: undefined })
  await intake.close()
  return bytes
}
/** The store's own objects, read through as a source. */
const isWhole = async (store: SeminarStore, id: string): Promise<boolean> => {
  const opened = await store.open(id)
  if (!opened.ok) return false
  const source: PackSource = {
    name: 'store',
    atOnce: 1,
    control: async () => ({ ok: false, failure: { reason: 'source-missing' } }),
    read: async (path, { from, to }) => {
      const file = opened.value.manifest.files.find((one) => one.path === path)
      const at = file === undefined ? '' : store.objectOf(file)
      if (!existsSync(at)) return { ok: false, failure: { reason: 'source-missing' } }
      const bytes = readFileSync(at).subarray(from, to)
      return {
        ok: true,
        value: {
          bytes: (async function* () {
            yield bytes
          })(),
          validator: null,
        },
      }
    },
    close: async () => undefined,
  }
  return (await checkContent(source, opened.value, { signal })).length === 0
}
const objects = () => readdirSync(join(directory, 'packs', 'objects')).toSorted()

describe('the store of seminars', () => {
  it('shows a seminar when all of it is there, and not before', async () => {
    const store = await open()
    const one = await made('a', { files: { 'media/talk.mp4': testTalk(2_500_000) } })
    const intake = await begin(store, one)
    expect([...intake.missing()]).toEqual([['media/talk.mp4', [0, 1, 2]]])
    expect((await intake.put('media/talk.mp4', 1, chunkOf(one, 'media/talk.mp4', 1))).ok).toBe(true)
    expect((await store.open('demo')).ok).toBe(false)
    expect(await intake.commit()).toMatchObject({ ok: false, failure: { reason: 'store-damaged' } })
    expect(await store.list()).toMatchObject([{ id: 'demo', version: 1, state: 'partial', bytes: 2_500_000, present: chunkSize }])
    await intake.close()
    expect(await takeAll(store, one)).toBe(2_500_000 - chunkSize)
    expect(await store.list()).toMatchObject([{ state: 'complete', present: 2_500_000 }])
    expect(await isWhole(store, 'demo')).toBe(true)
    expect(await isWhole(await open(), 'demo')).toBe(true)
  })

  it('takes nothing that is not the chunk it says it is', async () => {
    const store = await open()
    const one = await made('a', {})
    const intake = await begin(store, one)
    const good = chunkOf(one, 'media/talk.mp4', 0)
    const bad = Uint8Array.from(good)
    bad[77] = (bad[77] ?? 0) ^ 4
    for (const [path, index, chunk] of [
      ['media/talk.mp4', 0, bad],
      ['media/talk.mp4', 1, good],
      ['media/talk.mp4', 0, good.subarray(1)],
      ['media/talk.mp4', 9, good],
      ['media/other.mp4', 0, good],
    ] as const)
      expect(await intake.put(path, index, chunk)).toMatchObject({ ok: false, failure: { reason: 'chunk-wrong' } })
    expect(intake.present()).toBe(0)
    await intake.close()
  })

  it('goes on after a break with what is right on the disk, whatever it was told', async () => {
    const one = await made('a', { files: { 'media/talk.mp4': testTalk(4 * chunkSize) } })
    const first = await begin(await open(), one)
    for (const index of [0, 1, 2]) await first.put('media/talk.mp4', index, chunkOf(one, 'media/talk.mp4', index))
    await first.close()
    // What a power cut leaves: a megabyte that never reached the disk, and a file that is too short.
    const part = join(directory, 'packs', 'objects', objects().find((name) => name.endsWith('.part')) ?? '')
    const bytes = readFileSync(part)
    bytes.fill(0, chunkSize, 2 * chunkSize)
    writeFileSync(part, bytes)
    truncateSync(part, 3 * chunkSize - 5)
    const again = await begin(await open(), one)
    expect([...again.missing()]).toEqual([['media/talk.mp4', [1, 2, 3]]])
    await again.close()
  })

  it('keeps what two packs share once, and fetches of a new version only what is new', async () => {
    const store = await open()
    const talk = testTalk(5 * chunkSize, 3)
    await takeAll(store, await made('a', { files: { 'media/a.mp4': talk, 'media/b.mp4': testTalk(900_000, 4) } }))
    expect(await takeAll(store, await made('b', { id: 'other', files: { 'media/talk.mp4': talk } }))).toBe(0)
    expect(objects()).toHaveLength(2)
    const longer = Buffer.concat([talk, testBytes(300_000, 9)])
    longer[2 * chunkSize + 5] = (longer[2 * chunkSize + 5] ?? 0) ^ 1
    expect(await takeAll(store, await made('c', { version: 2, files: { 'media/a.mp4': longer, 'media/b.mp4': testTalk(900_000, 4) } }))).toBe(
      chunkSize + 300_000,
    )
    expect(await isWhole(store, 'demo')).toBe(true)
    expect(await isWhole(store, 'other')).toBe(true)
    const opened = await store.open('demo')
    expect(opened.ok && opened.value.manifest.version).toBe(2)
  })

  it('deletes of a seminar what no other one has', async () => {
    const store = await open()
    const talk = testTalk(700_000, 3)
    await takeAll(store, await made('a', { files: { 'media/a.mp4': talk, 'media/b.mp4': testTalk(900_000, 4) } }))
    await takeAll(store, await made('b', { id: 'other', files: { 'media/talk.mp4': talk } }))
    writeFileSync(join(directory, 'packs', 'objects', 'notes.txt'), 'mine')
    expect((await store.remove('demo', 1)).ok).toBe(true)
    expect(objects()).toHaveLength(2)
    expect(await isWhole(store, 'other')).toBe(true)
    expect((await store.remove('demo', 1)).ok).toBe(false)
  })

  it.skipIf(!withSmallDisk.possible)('says that the disk is full, keeps what it has, and goes on with that', async () => {
    const one = await made('a', { files: { 'media/talk.mp4': testTalk(6 * chunkSize) } })
    await withSmallDisk.run(4 * 1024, async (disk) => {
      const store = await open(join(disk, 'packs'))
      const intake = await begin(store, one)
      const outcomes: string[] = []
      for (let index = 0; index < 6; index += 1) {
        const put = await intake.put('media/talk.mp4', index, chunkOf(one, 'media/talk.mp4', index))
        outcomes.push(put.ok ? 'kept' : put.failure.reason)
      }
      await intake.close()
      expect(outcomes[0]).toBe('kept')
      expect(outcomes.at(-1)).toBe('disk-full')
      const again = await begin(await open(join(disk, 'packs')), one)
      const missing = again.missing().get('media/talk.mp4') ?? []
      expect(missing).toEqual([0, 1, 2, 3, 4, 5].filter((index) => outcomes[index] !== 'kept'))
      await again.close()
    })
  })

  it('finds in a round what has changed on the disk, and mends it', async () => {
    const store = await open()
    const one = await made('a', { files: { 'media/talk.mp4': testTalk(3_300_000), 'media/b.mp4': testTalk(1_200_000, 5) } })
    await takeAll(store, one)
    const talk = one.pack.manifest.files.find(({ path }) => path === 'media/talk.mp4')
    const object = talk === undefined ? '' : store.objectOf(talk)
    const bytes = readFileSync(object)
    bytes[2_900_000] = (bytes[2_900_000] ?? 0) ^ 32
    writeFileSync(object, bytes)
    const bad: { path: string; index: number }[] = []
    let steps = 0
    for await (const { path, index, good } of store.scrub({ bytesPerSecond: 1e9, signal })) {
      steps += 1
      if (!good) bad.push({ path, index })
    }
    expect([steps, bad]).toEqual([6, [{ path: 'media/talk.mp4', index: 2 }]])
    expect((await store.mend(one.pack, 'media/talk.mp4', 2, chunkOf(one, 'media/talk.mp4', 1))).ok).toBe(false)
    expect((await store.mend(one.pack, 'media/talk.mp4', 2, chunkOf(one, 'media/talk.mp4', 2))).ok).toBe(true)
    expect(await isWhole(store, 'demo')).toBe(true)
  })

  it('is whole and clean after any order of taking in, breaking off, starting anew and deleting', async () => {
    const shared = testTalk(1_100_000, 7)
    const packs = [
      await made('p0', { files: { 'media/a.mp4': shared, 'media/b.mp4': testTalk(1_500_000, 1) } }),
      await made('p1', { version: 2, files: { 'media/a.mp4': shared, 'media/b.mp4': testTalk(1_500_000, 2) } }),
      await made('p2', { id: 'other', files: { 'media/x.mp4': shared, 'media/copy.mp4': shared } }),
    ]
    const step = fc.record({ pack: fc.integer({ min: 0, max: 2 }), act: fc.constantFrom('put', 'put', 'all', 'restart', 'remove') })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        rmSync(join(directory, 'packs'), { recursive: true, force: true })
        let store = await open()
        for (const { pack, act } of steps) {
          const one = packs[pack]
          if (one === undefined) continue
          const { id, version } = one.pack.manifest
          if (act === 'restart') store = await open()
          if (act === 'remove') await store.remove(id, version)
          if (act === 'all') await takeAll(store, one)
          if (act === 'put') {
            const intake = await begin(store, one)
            const [next] = intake.missing()
            const index = next?.[1].at(-1)
            if (next !== undefined && index !== undefined) await intake.put(next[0], index, chunkOf(one, next[0], index))
            await intake.close()
          }
          for (const { id: shown, state } of await store.list()) if (state === 'complete') expect(await isWhole(store, shown)).toBe(true)
        }
        const listed = await store.list()
        for (const { id, version } of listed) await store.remove(id, version)
        expect(objects()).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})
