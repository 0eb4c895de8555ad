import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chunkSize } from '../../src-shared/packs/chunks.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import type { Proof } from '../packs/pack-store.ts'
import { hashFile } from '../packs/reader/hash-file.ts'
import { testBytes } from '../packs/test-pack.ts'
import { type Bridge, startBridge } from './server.ts'
import { clientOf } from './test-client.ts'

const good = testBytes(9 * chunkSize + 77)
let directory = ''
let bridge: Bridge
let asked: number[] = []
/** What a kiosk does when a chunk is wrong; false: nobody has it. */
let mend: Proof['mend'] = async () => false
const file = () => join(directory, 'talk.mp4')

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'proven-'))
  writeFileSync(file(), good)
  asked = []
  mend = async () => false
  const { leaves } = await hashFile(file())
  const proof: Proof = {
    leaves,
    mend: (index) => {
      asked.push(index)
      return mend(index)
    },
  }
  const mediaFile = () => ({ absolute: file(), proof })
  bridge = await startBridge({ port: 0, rendererDirectory: directory, mediaFile, dispatch: async () => null, log: createMemoryLog(), buildId: 'b' })
})
afterEach(async () => {
  await bridge.close()
  rmSync(directory, { recursive: true })
})

const get = (from: number, to: number) => clientOf(bridge).get('/media/demo/talk.mp4', { range: `bytes=${from}-${to}` })
const part = async (from: number, to: number) => (await get(from, to)).body.equals(good.subarray(from, to + 1))
const turnOver = (at: number) => {
  const bytes = readFileSync(file())
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file(), bytes)
}

describe('a recording whose bytes are proven', () => {
  it('comes as it is, whatever part of it is asked for, also by many at once', async () => {
    expect(await part(0, good.length - 1)).toBe(true)
    const ranges = Array.from({ length: 40 }, (_, n) => [(n * 777_777) % (good.length - 10), good.length - 1 - n * 3] as const)
    const parts = await Promise.all(ranges.map(([from, to]) => part(Math.min(from, to), Math.max(from, to))))
    expect(parts.every(Boolean)).toBe(true)
  })

  it('is mended before it is shown, once for all who ask', async () => {
    turnOver(3 * chunkSize + 5)
    mend = async () => {
      writeFileSync(file(), good)
      return true
    }
    const parts = await Promise.all([part(3 * chunkSize, 4 * chunkSize), part(3 * chunkSize + 9, 4 * chunkSize + 9), part(0, good.length - 1)])
    expect([parts, asked]).toEqual([[true, true, true], [3]])
  })

  it('breaks off before the chunk that is wrong and cannot be mended, and comes when it is right again', async () => {
    turnOver(2 * chunkSize)
    expect(await part(0, 2 * chunkSize - 1)).toBe(true)
    await expect(get(2 * chunkSize, 2 * chunkSize + 9)).rejects.toThrow()
    await expect(get(0, good.length - 1)).rejects.toThrow()
    turnOver(2 * chunkSize)
    expect(await part(0, good.length - 1)).toBe(true)
  })

  it('is not read again for what was just proven, and what the disk does to it since is not shown', async () => {
    expect(await part(chunkSize, chunkSize + 9)).toBe(true)
    turnOver(chunkSize + 3)
    expect(await part(chunkSize, chunkSize + 9)).toBe(true)
    expect(asked).toEqual([])
    // After others had their turn it is read anew, and found out.
    expect(await part(2 * chunkSize, good.length - 1)).toBe(true)
    await expect(get(chunkSize, chunkSize + 9)).rejects.toThrow()
    expect(asked).toEqual([1])
  })
})
