import { mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import promises, { type FileHandle, open } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryLog } from '../../logging/memory-log.ts'
import { readTestPack, testTalk, writeTestPack } from '../test-pack.ts'
import { openSeminarStore } from './folder-seminar-store.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'durable-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
  rmSync(directory, { recursive: true, force: true })
})

/** Every name that is brought to the disk and every one that is changed, in order; everything is still done. */
const overheard = async (root: string): Promise<string[]> => {
  const heard: string[] = []
  const short = (path: string) => relative(root, path).replace(/[0-9a-f]{64}/, 'OBJECT')
  const handle = await open(root, 'r')
  const files = Object.getPrototypeOf(handle) as FileHandle
  await handle.close()
  for (const name of ['sync', 'datasync'] as const) {
    const original = files[name]
    vi.spyOn(files, name).mockImplementation(async function (this: FileHandle) {
      heard.push(`to the disk: ${short(readlinkSync(`/proc/self/fd/${this.fd}`))}`)
      await original.call(this)
    })
  }
  const { rename } = promises
  vi.spyOn(promises, 'rename').mockImplementation(async (from, to) => {
    heard.push(`${short(String(from))} becomes ${short(String(to))}`)
    await rename(from, to)
  })
  syncBuiltinESMExports()
  return heard
}

it.skipIf(process.platform !== 'linux')('brings bytes to the disk before their name, and a seminar into sight last', async () => {
  const talk = testTalk(40_000)
  await writeTestPack(join(directory, 'pack'), { files: { 'media/talk.mp4': talk } })
  const pack = await readTestPack(join(directory, 'pack'))
  const opened = await openSeminarStore(join(directory, 'packs'), { log: createMemoryLog() })
  const begun = opened.ok ? await opened.value.begin(pack) : opened
  if (!begun.ok) throw new Error(begun.failure.cause)
  const heard = await overheard(join(directory, 'packs'))
  expect(await begun.value.put('media/talk.mp4', 0, talk)).toMatchObject({ ok: true })
  expect(await begun.value.commit()).toMatchObject({ ok: true })
  await begun.value.close()
  expect(heard).toEqual([
    'to the disk: objects/OBJECT.part',
    'objects/OBJECT.part becomes objects/OBJECT',
    'to the disk: objects',
    'coming/demo/1 becomes seminars/demo/1',
    'to the disk: seminars/demo',
    'to the disk: coming/demo',
    'to the disk: seminars',
  ])
})
