import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testBytes, testTalk, writeTestPack } from '../test-pack.ts'
import { checkContent } from './check-content.ts'
import { createFolderSource } from './folder-source.ts'
import { readPack } from './read-pack.ts'
import { verifySignature } from './verify-signature.ts'

const { signal } = new AbortController()
let directory = ''
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pack-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const read = (at = directory) => readPack(createFolderSource(at), signal)
const reasonOf = async (at = directory) => {
  const done = await read(at)
  return done.ok ? 'good' : done.failure.reason
}
const file = (name: string) => join(directory, ...name.split('/'))

describe('reading a pack', () => {
  it('proves and reads a signed pack', async () => {
    await writeTestPack(directory)
    const done = await read()
    expect(done).toMatchObject({ ok: true, value: { manifest: { id: 'demo', version: 1 } } })
    expect(done.ok && done.value.fingerprint).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    expect(done.ok && (await checkContent(createFolderSource(directory), done.value, { signal }))).toEqual([])
  })

  it('says which of its own files is missing', async () => {
    expect(await reasonOf()).toBe('pack-missing')
    for (const [name, reason] of [
      ['seminar.sig', 'pack-unsigned'],
      ['seminar.chunks', 'pack-incomplete'],
      ['seminar.json', 'pack-missing'],
    ] as const) {
      await writeTestPack(directory)
      rmSync(file(name))
      expect(await reasonOf()).toBe(reason)
    }
  })

  it('looks at nothing of a manifest whose signature does not fit', async () => {
    await writeTestPack(directory)
    writeFileSync(file('seminar.json'), '{"format":99}')
    expect(await reasonOf()).toBe('pack-signature-wrong')
  })

  it('reads no more of a file than it may', async () => {
    await writeTestPack(directory)
    writeFileSync(file('seminar.json'), new Uint8Array(5_000_000))
    expect(await reasonOf()).toBe('pack-invalid')
    await writeTestPack(directory)
    writeFileSync(file('seminar.chunks'), new Uint8Array(500_000))
    expect(await reasonOf()).toBe('pack-incomplete')
  })

  it('names the megabytes that are not what the manifest means', async () => {
    await writeTestPack(directory, { files: { 'media/talk.mp4': testTalk(3_500_000), 'media/talk.pdf': testBytes(900) } })
    const done = await read()
    if (!done.ok) throw new Error(done.failure.reason)
    const talk = readFileSync(file('media/talk.mp4'))
    talk[2_200_000] = (talk[2_200_000] ?? 0) ^ 1
    writeFileSync(file('media/talk.mp4'), talk)
    rmSync(file('media/talk.pdf'))
    expect(await checkContent(createFolderSource(directory), done.value, { signal })).toMatchObject([
      { path: 'media/talk.mp4', why: 'chunk', chunk: 2 },
      { path: 'media/talk.pdf', why: 'missing' },
    ])
  })

  // A second or four of work, on a machine that may have much else to do.
  it('finds each of 10,000 bits that were turned over in manifest, signature, list of chunks and media', { timeout: 120_000 }, async () => {
    await writeTestPack(directory, { files: { 'media/talk.mp4': testTalk(5000), 'media/talk.sv.vtt': Buffer.from('WEBVTT\n\n') } })
    const done = await read()
    if (!done.ok) throw new Error(done.failure.reason)
    const names = ['seminar.json', 'seminar.sig', 'seminar.chunks', 'media/talk.mp4', 'media/talk.sv.vtt']
    const originals = names.map((name) => readFileSync(file(name)))
    const memory = {
      name: 'memory',
      atOnce: 1,
      control: async (name: string) => ({ ok: true as const, value: new Uint8Array(contents[names.indexOf(name)] ?? []) }),
      read: async (path: string, { from, to }: { from: number; to: number }) => {
        const bytes = (contents[names.indexOf(path)] ?? Buffer.alloc(0)).subarray(from, to)
        return {
          ok: true as const,
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
    let contents = originals
    /** Reading a pack asks for its control files only, so what it says where they are untouched is asked once. */
    const untouched = await readPack({ ...memory, read: () => Promise.reject(new Error('media was read')) }, signal)
    expect(untouched.ok).toBe(true)
    const isFound = async (name: string) => {
      const again = name.startsWith('media/') ? untouched : await readPack(memory, signal)
      return !again.ok || (await checkContent(memory, again.value, { signal })).length > 0
    }
    for (const name of names) expect(await isFound(name)).toBe(false)
    const seed = Math.floor(Math.random() * 2 ** 31)
    const random = testBytes(80_000, seed)
    const number = (at: number) =>
      (((random[at] ?? 0) << 24) | ((random[at + 1] ?? 0) << 16) | ((random[at + 2] ?? 0) << 8) | (random[at + 3] ?? 0)) >>> 0
    for (let flip = 0; flip < 10_000; flip += 1) {
      const which = number(flip * 8) % names.length
      const changed = Buffer.from(originals[which] ?? [])
      const bit = number(flip * 8 + 4) % (changed.length * 8)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      contents = originals.map((original, index) => (index === which ? changed : original))
      if (!(await isFound(names[which] ?? ''))) throw new Error(`bit ${bit} of ${names[which]} was turned over unseen (seed ${seed})`)
    }
  })
})

describe('a pack that means harm', () => {
  const withManifest = async (change: (manifest: Record<string, unknown>) => unknown, files?: Record<string, Uint8Array>) => {
    await writeTestPack(directory, { change: {}, ...(files === undefined ? {} : { files }) })
    const content = JSON.parse(readFileSync(file('seminar.json'), 'utf8'))
    const { sign } = await import('node:crypto')
    const { writeSignature } = await import('../../../src-shared/packs/signature.ts')
    const { publicKeyOf } = await import('./seal-pack.ts')
    const { testKey } = await import('../test-pack.ts')
    const changed = change(content)
    const bytes = Buffer.from(typeof changed === 'string' ? changed : JSON.stringify(changed))
    writeFileSync(file('seminar.json'), bytes)
    writeFileSync(file('seminar.sig'), writeSignature({ publicKey: publicKeyOf(testKey), signature: sign(null, bytes, testKey) }))
    return reasonOf()
  }
  const withPath = (path: string) =>
    withManifest((manifest) => ({
      ...manifest,
      files: [...(manifest.files as object[]), { path, size: 1, sha256: '0'.repeat(64), chunkRoot: '0'.repeat(64) }],
    }))

  it('cannot name a file outside its folder, in any writing, nor one that a system keeps for itself', async () => {
    for (const path of [
      '../x', 'a/../../x', '/etc/passwd', 'C:/x', 'C:\\x', '\\\\server\\x', 'a\\b', '%2e%2e/x', '..%2fx', 'a/%2e%2e/x', 'a\u0000b', './a', 'a//b', 'a/', 'a.', 'a /b',
      'CON', 'media/aux.mp4', 'nul.txt', 'COM1', 'lpt9.pdf', '．．/x', 'media/\u202egpm.4', 'seminar.json', 'SEMINAR.SIG', 'media/TALK.mp4',
    ]) // biome-ignore format: one list
      expect([path, await withPath(path)]).toEqual([path, 'pack-invalid'])
  })

  it('cannot bring numbers, depths, names and dates that break something', async () => {
    const size = (value: string) => withManifest((manifest) => JSON.stringify(manifest).replace(/"size":\d+/, `"size":${value}`))
    for (const value of ['-1', '1e999', '1.5', '9007199254740993', 'null', '"NaN"'])
      expect([value, await size(value)]).toEqual([value, 'pack-invalid'])
    expect(await withManifest(() => `${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBe('pack-invalid')
    expect(await withManifest((manifest) => JSON.stringify(manifest).replace('{', '{"__proto__":{"format":1},'))).toBe('good')
    expect(({} as Record<string, unknown>).format).toBeUndefined()
    for (const change of [
      { id: '__proto__' },
      { id: 'constructor' },
      { start: '2022-02-30T13:30' },
      { start: '2022-10-20T24:30' },
      { timeZone: 'Mars/Base' },
      { version: 0 },
    ])
      expect([change, await withManifest((manifest) => ({ ...manifest, ...change }))]).toEqual([change, 'pack-invalid'])
    for (const title of ['Sv\u202eår', 'Sv\u0007år', 'Sv\ud800år', '\u2066x'])
      expect(await withManifest((manifest) => ({ ...manifest, title: { sv: title } }))).toBe('pack-invalid')
  })

  it('cannot lead out of its folder by a link, nor hold a reader up with a pipe', async () => {
    await writeTestPack(directory)
    const done = await read()
    if (!done.ok) throw new Error(done.failure.reason)
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    try {
      cpSync(file('media/talk.mp4'), join(outside, 'talk.mp4'))
      rmSync(file('media/talk.mp4'))
      symlinkSync(join(outside, 'talk.mp4'), file('media/talk.mp4'))
      expect(await checkContent(createFolderSource(directory), done.value, { signal })).toMatchObject([{ path: 'media/talk.mp4', why: 'unreadable' }])
      rmSync(file('media/talk.mp4'))
      mkdirSync(file('media/talk.mp4'))
      expect(await checkContent(createFolderSource(directory), done.value, { signal })).toMatchObject([{ path: 'media/talk.mp4', why: 'unreadable' }])
    } finally {
      rmSync(outside, { recursive: true })
    }
  })

  it('cannot be signed with a key under which everything fits', () => {
    const smallOrder = Buffer.from('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'hex')
    expect(verifySignature(smallOrder, Buffer.from('any'), Buffer.concat([smallOrder, Buffer.alloc(32)]))).toBe(false)
    expect(verifySignature(Buffer.alloc(32), Buffer.from('any'), Buffer.alloc(64))).toBe(false)
    expect(verifySignature(Buffer.alloc(31), Buffer.from('any'), Buffer.alloc(64))).toBe(false)
  })
})
