import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fail, ok } from '../../src-shared/result/result.ts'
import { openCache } from './cache.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cache-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const writing = (content: string) => {
  const calls: string[] = []
  return {
    calls,
    write: async (path: string) => {
      calls.push(path)
      writeFileSync(path, content)
      return ok(undefined)
    },
  }
}

describe('the cache', () => {
  it('makes a file once for each key', async () => {
    const { calls, write } = writing('x')
    const first = await (await openCache(directory)).file(['a', 1], write)
    expect(await (await openCache(directory)).file(['a', 1], write)).toEqual(first)
    expect(calls).toHaveLength(1)
    await (await openCache(directory)).file(['a', 2], write)
    expect(calls).toHaveLength(2)
  })

  it('makes a file again whose bytes have changed, or whose proof is gone', async () => {
    const cache = await openCache(directory)
    const { calls, write } = writing('whole')
    const made = await cache.file(['a'], write)
    const path = made.ok ? made.value : ''
    writeFileSync(path, 'wrong')
    await cache.file(['a'], write)
    expect(readFileSync(path, 'utf8')).toBe('whole')
    writeFileSync(`${path}.json`, '{"size":')
    await cache.file(['a'], write)
    expect(calls).toHaveLength(3)
  })

  it('keeps nothing of what failed', async () => {
    const cache = await openCache(directory)
    const half = async (path: string) => {
      writeFileSync(path, 'half')
      return fail('no', { cause: 'why' })
    }
    expect(await cache.file(['a'], half)).toMatchObject({ ok: false, failure: { cause: 'why' } })
    await expect(cache.file(['a'], () => Promise.reject(new Error('thrown')))).rejects.toThrow('thrown')
    expect(await cache.value(['b'], z.number(), async () => fail('no'))).toMatchObject({ ok: false })
    expect(readdirSync(directory)).toEqual([])
    expect(await cache.value(['b'], z.number(), async () => ok(7))).toEqual(ok(7))
    expect(await cache.value(['b'], z.number(), async () => ok(8))).toEqual(ok(7))
    expect(await cache.value(['b'], z.string(), async () => ok('of another kind'))).toEqual(ok('of another kind'))
  })

  it('notices that a file was changed', async () => {
    const cache = await openCache(join(directory, 'cache'))
    const path = join(directory, 'talk.mp4')
    writeFileSync(path, 'one')
    const first = await cache.hashOf(path)
    expect(await cache.hashOf(path)).toBe(first)
    writeFileSync(path, 'two')
    expect(await cache.hashOf(path)).not.toBe(first)
  })

  it('forgets what nobody has used for two months', async () => {
    const day = 24 * 3_600_000
    const cache = await openCache(directory)
    const { calls, write } = writing('x')
    await cache.file(['old'], write)
    await cache.file(['used'], write)
    const old = new Date(Date.now() - 61 * day)
    for (const name of readdirSync(directory)) utimesSync(join(directory, name), old, old)
    writeFileSync(join(directory, 'x.file.7.part'), 'cut off')
    utimesSync(join(directory, 'x.file.7.part'), old, old)
    await cache.file(['used'], write)
    await cache.tidy()
    expect(readdirSync(directory)).toHaveLength(2)
    await cache.file(['used'], write)
    expect(calls).toHaveLength(2)
  })
})
