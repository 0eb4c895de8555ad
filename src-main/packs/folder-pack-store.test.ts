import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instant } from '../../src-shared/time/time.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { createFakePackStore } from './fake-pack-store.ts'
import { createFolderPackStore } from './folder-pack-store.ts'
import { describePackStore, packContent } from './pack-store-contract.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pack-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const noon = instant(Date.UTC(2022, 9, 20, 10))
const video = Buffer.from('\0\0\0\x0cftypisom', 'latin1')
const write = (content: Record<string, unknown> | string = packContent()) => {
  mkdirSync(join(directory, 'talks'), { recursive: true })
  writeFileSync(join(directory, 'seminar.json'), typeof content === 'string' ? content : JSON.stringify(content))
  writeFileSync(join(directory, 'talks/talk.mp4'), video)
  writeFileSync(join(directory, 'talks/talk.vtt'), 'WEBVTT\n')
}
const create = (now = noon) => {
  const log = createMemoryLog()
  return { store: createFolderPackStore(directory, { now: () => now, log }), log }
}
const problems = async () => {
  const opened = await create().store.open()
  return opened.ok ? [...opened.value.problems] : opened.failure
}

describePackStore('the pack store in a folder', async (content, missing) => {
  if (content !== null) {
    write(content)
    for (const path of missing) rmSync(join(directory, path))
  }
  return create().store
})
describePackStore('the fake pack store', async (content, missing) => createFakePackStore(content, missing))

describe('the pack store in a folder', () => {
  it.each([
    ['empty', () => truncateSync(join(directory, 'talks/talk.mp4'), 0)],
    ['of another size', () => writeFileSync(join(directory, 'talks/talk.mp4'), Buffer.concat([video, video]))],
    ['of the right size and no video', () => writeFileSync(join(directory, 'talks/talk.mp4'), 'x'.repeat(12))],
  ])('cannot read a recording that is %s', async (_, spoil) => {
    write()
    spoil()
    expect(await problems()).toEqual([['talks/talk.mp4', 'unreadable']])
  })

  it('takes a folder in a file’s place for missing', async () => {
    write()
    rmSync(join(directory, 'talks/talk.vtt'))
    mkdirSync(join(directory, 'talks/talk.vtt'))
    expect(await problems()).toEqual([['talks/talk.vtt', 'missing']])
  })

  it('follows links within the pack and none that leave it', async () => {
    write()
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    writeFileSync(join(outside, 'talk.mp4'), video)
    rmSync(join(directory, 'talks/talk.mp4'))
    symlinkSync(join(outside, 'talk.mp4'), join(directory, 'talks/talk.mp4'))
    const { store, log } = create()
    const opened = await store.open()
    expect(opened.ok && [...opened.value.problems]).toEqual([['talks/talk.mp4', 'unreadable']])
    expect(store.fileOf('talks/talk.mp4')).toBeNull()
    expect(log.lines.join()).toContain('leaves the pack')
    rmSync(join(directory, 'talks/talk.mp4'))
    writeFileSync(join(directory, 'real.mp4'), video)
    symlinkSync('../real.mp4', join(directory, 'talks/talk.mp4'))
    expect(await problems()).toEqual([])
    rmSync(outside, { recursive: true })
  })

  it('is read in a folder that is a link itself', async () => {
    write()
    const link = `${directory}-link`
    symlinkSync(directory, link)
    const store = createFolderPackStore(link, { now: () => noon, log: createMemoryLog() })
    const opened = await store.open()
    expect(opened.ok && opened.value.problems.size).toBe(0)
    rmSync(link)
  })

  it.each([
    ['from', '2022-10-20T12:01', 'pack-not-yet-valid'],
    ['until', '2022-10-20T12:00', 'pack-expired'],
  ])('plays a pack only within its validity: %s %s', async (bound, at, reason) => {
    write(packContent({ validity: { [bound]: at } }))
    expect(await create().store.open()).toMatchObject({ ok: false, failure: { reason, params: { [bound]: at } } })
    expect((await create(instant(noon + (bound === 'from' ? 60_000 : -1))).store.open()).ok).toBe(true)
  })

  it.each([
    ['no JSON', '{ "format": 1,'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]).toString('latin1')],
    ['nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['too large', ' '.repeat(5 * 1024 * 1024)],
    ['a list', '[]'],
  ])('refuses a manifest that is %s', async (what, content) => {
    write()
    writeFileSync(join(directory, 'seminar.json'), content, what === 'not UTF-8' ? 'latin1' : 'utf8')
    expect(await create().store.open()).toMatchObject({
      ok: false,
      failure: { reason: 'pack-invalid', cause: expect.stringContaining('seminar.json: ') },
    })
  })

  it('says of a folder in the manifest’s place that it cannot be read', async () => {
    mkdirSync(join(directory, 'seminar.json'))
    expect(await create().store.open()).toMatchObject({ ok: false, failure: { reason: 'pack-unreadable' } })
  })

  it('finds nothing any more when the pack was spoiled and opened again', async () => {
    write()
    const { store } = create()
    await store.open()
    writeFileSync(join(directory, 'seminar.json'), '{}')
    await store.open()
    expect(store.fileOf('talks/talk.mp4')).toBeNull()
  })
})
