import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { testTalk, writeTestPack } from '../test-pack.ts'
import { checkContent } from './check-content.ts'
import { readPack } from './read-pack.ts'
import { openTalkpack } from './talkpack-source.ts'

const { signal } = new AbortController()
let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'talkpack-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const own = ['seminar.json', 'seminar.sig', 'seminar.chunks', 'media/talk.mp4']
const zipped = async (
  add: (zip: ZipFile, folder: string) => void = (zip, folder) =>
    own.forEach((name) => void zip.addFile(join(folder, name), name, { compress: false })),
) => {
  const folder = join(directory, 'pack')
  await writeTestPack(folder, { files: { 'media/talk.mp4': testTalk(1_500_000) } })
  const path = join(directory, 'seminar.talkpack')
  const zip = new ZipFile()
  add(zip, folder)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}
const causeOf = async (path: string) => {
  const opened = await openTalkpack(path)
  if (opened.ok) await opened.value.close()
  return opened.ok ? 'opened' : `${opened.failure.reason}: ${opened.failure.cause}`
}

describe('a .talkpack', () => {
  it('is read as the folder it was made of', async () => {
    const opened = await openTalkpack(await zipped())
    if (!opened.ok) throw new Error(opened.failure.cause)
    const read = await readPack(opened.value, signal)
    if (!read.ok) throw new Error(read.failure.cause)
    expect(await checkContent(opened.value, read.value, { signal })).toEqual([])
    const missing = await opened.value.read('media/other.mp4', { from: 0, to: 1 }, { validator: null, signal })
    expect(missing).toMatchObject({ ok: false, failure: { reason: 'source-missing' } })
    const beyond = await opened.value.read('media/talk.mp4', { from: 0, to: 9_000_000 }, { validator: null, signal })
    expect(beyond).toMatchObject({ ok: false, failure: { reason: 'source-wrong' } })
    await opened.value.close()
  })

  it('is refused with a trick in it, and the trick is named', async () => {
    expect(await causeOf(await zipped((zip) => zip.addBuffer(Buffer.alloc(5_000_000), 'media/bomb.mp4', { compress: true })))).toMatch(
      /is compressed/,
    )
    expect(
      await causeOf(await zipped((zip) => zip.addBuffer(Buffer.from('/etc/passwd'), 'media/a.mp4', { compress: false, mode: 0o120777 }))),
    ).toMatch(/link or a folder/)
    const twice = await zipped((zip) => {
      for (const name of ['media/a.mp4', 'media/A.mp4']) zip.addBuffer(Buffer.from('1'), name, { compress: false })
    })
    expect(await causeOf(twice)).toMatch(/twice/)
    expect(await causeOf(await zipped((zip) => zip.addEmptyDirectory('media')))).toMatch(/no plain relative path/)
  })

  /** Renames the talk in its own header, in the directory at the end, or in both. */
  const renamed = async (to: string, where: readonly ('header' | 'directory')[]) => {
    const path = await zipped()
    const bytes = readFileSync(path)
    const marks = { header: { mark: 'PK\x03\x04', before: 30 }, directory: { mark: 'PK\x01\x02', before: 46 } }
    for (const one of where) {
      const { mark, before } = marks[one]
      let at = bytes.indexOf('media/talk.mp4')
      while (bytes.toString('latin1', at - before, at - before + 4) !== mark) at = bytes.indexOf('media/talk.mp4', at + 1)
      bytes.write(to, at)
    }
    writeFileSync(path, bytes)
    return causeOf(path)
  }

  it('is refused when its two directories contradict each other or lead outside', async () => {
    expect(await renamed('media/walk.mp4', ['header'])).toMatch(/contradict/)
    expect(await renamed('media/walk.mp4', ['directory'])).toMatch(/contradict/)
    expect(await renamed('../../../a.mp4', ['header', 'directory'])).toMatch(/source-wrong/)
    expect(await renamed('/edia/talk.mp4', ['header', 'directory'])).toMatch(/source-wrong/)
    expect(await renamed('media\\talk.mp4', ['header', 'directory'])).toMatch(/source-wrong/)
    expect(await renamed('media/walk.mp4', ['header', 'directory'])).toBe('opened')
  })

  it('is refused cut off, with bytes before it, or with a directory that points elsewhere', async () => {
    const path = await zipped()
    const whole = readFileSync(path)
    writeFileSync(path, whole.subarray(0, whole.length - 30))
    expect(await causeOf(path)).toMatch(/source-wrong/)
    writeFileSync(path, Buffer.concat([Buffer.from('#!/bin/sh\n'), whole]))
    expect(await causeOf(path)).toMatch(/source-wrong/)
    // The offset of the last entry, in the directory: now that of the first, so that two lie over each other.
    const entry = whole.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    const overlapping = Buffer.from(whole)
    overlapping.writeUInt32LE(0, entry + 42)
    writeFileSync(path, overlapping)
    expect(await causeOf(path)).toMatch(/contradict|lies over/)
  })

  it('is only opened when it is one', async () => {
    const path = join(directory, 'x.talkpack')
    expect(await causeOf(path)).toMatch(/source-unreachable/)
    writeFileSync(path, 'hello')
    expect(await causeOf(path)).toMatch(/source-wrong/)
    writeFileSync(path, '')
    expect(await causeOf(path)).toMatch(/source-wrong/)
  })
})
