import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeManifest } from '../../build/demo/pack.mjs'
import { manifest } from '../../src-shared/seminar/schema.ts'
import { makeVariant, type variants } from './broken.mjs'

let home = ''
let good = ''

const recording = (name: string) => ({ sources: [{ path: `talks/${name}.mp4`, type: 'video/mp4' }], duration: 840 })
const make = (name: keyof typeof variants) => makeVariant(name, { from: good, out: path.join(home, name) }) as Promise<string>
const read = async (directory: string) => JSON.parse(await readFile(path.join(directory, 'seminar.json'), 'utf8'))

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'talkroom-packs-'))
  good = path.join(home, 'good')
  await mkdir(path.join(good, 'talks'), { recursive: true })
  for (const name of ['talk-1', 'talk-2']) await writeFile(path.join(good, `talks/${name}.mp4`), 'a recording '.repeat(100))
  await writeManifest(good, { 'talk-1': recording('talk-1'), 'talk-2': recording('talk-2') })
})
afterAll(() => rm(home, { recursive: true, force: true }))

describe('packs for tests', () => {
  it.each([
    'missing-talk',
    'unreadable-talk',
    'garbled-talk',
    'short-talk',
    'impossible-times',
    'expired',
    'not-yet-valid',
    'conference-day',
  ] as const)('%s has a manifest that can be read: what is wrong lies elsewhere', async (name) => {
    expect(manifest.safeParse(await read(await make(name))).error).toBeUndefined()
  })

  it.each(['other-format', 'unknown-kind', 'invalid-manifest'] as const)('%s is not a manifest of this format', async (name) => {
    expect(manifest.safeParse(await read(await make(name))).success).toBe(false)
  })

  it('wrong-json is no JSON', async () => {
    await expect(read(await make('wrong-json'))).rejects.toThrow(SyntaxError)
  })

  it('unreadable-talk has the size that the manifest says, and leaves the good pack as it was', async () => {
    const directory = await make('unreadable-talk')
    const file = manifest.parse(await read(directory)).files.find(({ path }) => path === 'talks/talk-1.mp4')
    expect((await stat(path.join(directory, 'talks/talk-1.mp4'))).size).toBe(file?.size)
    expect(await readFile(path.join(good, 'talks/talk-1.mp4'), 'utf8')).toContain('a recording')
  })

  it('conference-day runs from 09.30 to 16.00 with its fixed times in order and room for each item', async () => {
    const day = manifest.parse(await read(await make('conference-day')))
    let at = 9.5 * 3600
    for (const segment of day.programme) {
      const [hours = 0, minutes = 0] = (segment.fixedAt ?? '').split(':').map(Number)
      if (segment.fixedAt !== undefined) {
        expect(hours * 3600 + minutes * 60).toBeGreaterThanOrEqual(at)
        at = hours * 3600 + minutes * 60
      }
      at += segment.seconds
    }
    expect(at).toBe(16 * 3600)
  })
})
