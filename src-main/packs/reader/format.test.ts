import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptPack } from '../../../src-shared/packs/acceptance.ts'
import { chunkListSize, readChunkList } from '../../../src-shared/packs/chunk-list.ts'
import { chunkAt, chunkCount, chunkRoot, chunkSize, leafOf } from '../../../src-shared/packs/chunks.ts'
import { fromHex, toHex } from '../../../src-shared/packs/hash.ts'
import { fingerprintOf, readSignature, writeSignature } from '../../../src-shared/packs/signature.ts'
import { instant } from '../../../src-shared/time/time.ts'
import { sha256 } from './hash.ts'

const joined = (leaves: readonly Uint8Array[]) => Buffer.concat(leaves)

/** The tree of RFC 6962, 2.1, word for word: split at the largest power of two below the count. */
const treeHash = (leaves: readonly Uint8Array[]): Uint8Array => {
  const [only] = leaves
  if (only === undefined) return sha256()
  if (leaves.length === 1) return only
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

describe('chunks', () => {
  it('cover a file from its first byte to its last, and nothing twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 * chunkSize }), (size) => {
        let at = 0
        for (let index = 0; index < chunkCount(size); index += 1) {
          const { from, to } = chunkAt(size, index)
          expect([from, to > from, to - from <= chunkSize]).toEqual([at, true, true])
          at = to
        }
        expect(at).toBe(size)
      }),
    )
  })

  it('give the root that RFC 6962 defines', () => {
    for (let count = 0; count < 70; count += 1) {
      const leaves = Array.from({ length: count }, (_, index) => leafOf(sha256, Uint8Array.of(index, count)))
      expect(toHex(chunkRoot(sha256, joined(leaves)))).toBe(toHex(treeHash(leaves)))
    }
  })

  it('give the known roots of the tests of certificate transparency', () => {
    // The first and the third tree of certificate-transparency's own test data: leaves "", then "", 00, 10.
    const leaves = ['', '00', '10'].map((hex) => leafOf(sha256, fromHex(hex)))
    expect(toHex(chunkRoot(sha256, joined(leaves.slice(0, 1))))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(toHex(chunkRoot(sha256, joined(leaves)))).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77')
  })
})

describe('a list of chunks', () => {
  const file = (path: string, bytes: number, leaves: Uint8Array) => ({
    path,
    size: bytes,
    sha256: '0'.repeat(64),
    chunkRoot: toHex(chunkRoot(sha256, leaves)),
  })
  const one = leafOf(sha256, Uint8Array.of(1))
  const two = joined([leafOf(sha256, Uint8Array.of(2)), leafOf(sha256, Uint8Array.of(3))])
  const files = [file('a.mp4', 10, one), file('empty.vtt', 0, new Uint8Array()), file('b.mp4', chunkSize + 1, two)]

  it('is read back by file', () => {
    expect(chunkListSize(files)).toBe(96)
    const read = readChunkList(sha256, files, joined([one, two]))
    expect(read.ok && [...read.value].map(([path, leaves]) => [path, leaves.length])).toEqual([
      ['a.mp4', 32],
      ['empty.vtt', 0],
      ['b.mp4', 64],
    ])
  })

  it('is refused when a bit of it, its length or a root is another', () => {
    const good = joined([one, two])
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const bad = Buffer.from(good)
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(readChunkList(sha256, files, bad).ok).toBe(false)
    }
    expect(readChunkList(sha256, files, good.subarray(1)).ok).toBe(false)
    expect(readChunkList(sha256, files, Buffer.concat([good, one])).ok).toBe(false)
    const { chunkRoot: _, ...withoutRoot } = files[0] ?? file('', 0, one)
    expect(readChunkList(sha256, [withoutRoot], one)).toMatchObject({ ok: false, failure: { reason: 'pack-incomplete' } })
  })
})

describe('a signature file', () => {
  const signature = { publicKey: sha256(Uint8Array.of(1)), signature: Buffer.concat([sha256(Uint8Array.of(2)), sha256(Uint8Array.of(3))]) }

  it('is read as it was written, and in no other way', () => {
    const written = writeSignature(signature)
    const read = readSignature(written)
    expect(read.ok && [toHex(read.value.publicKey), toHex(read.value.signature)]).toEqual([toHex(signature.publicKey), toHex(signature.signature)])
    const text = String.fromCharCode(...written)
    for (const other of [` ${text}`, text.trimEnd(), text.toUpperCase(), text.replace('"algorithm"', ' "algorithm"'), `${text}\n`, ''])
      expect(readSignature(new TextEncoder().encode(other)).ok).toBe(false)
    expect(readSignature(new Uint8Array(100_000)).ok).toBe(false)
  })

  it('has a fingerprint that two people can read to each other', () => {
    expect(fingerprintOf(sha256, signature.publicKey)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(fingerprintOf(sha256, signature.publicKey)).not.toBe(fingerprintOf(sha256, sha256(Uint8Array.of(9))))
  })
})

describe('taking a pack in', () => {
  const now = instant(Date.UTC(2022, 9, 20, 10))
  const manifest = { version: 3, timeZone: 'Europe/Stockholm' }
  const asked = { manifest, fingerprint: 'F', trusted: true, held: null, now }
  const reason = (change: Partial<Parameters<typeof acceptPack>[0]>) => {
    const accepted = acceptPack({ ...asked, ...change })
    return accepted.ok ? 'taken' : accepted.failure.reason
  }

  it('asks for trust before anything else', () => {
    expect(reason({})).toBe('taken')
    expect(reason({ trusted: false, held: { version: 9, same: false } })).toBe('pack-untrusted')
  })

  it('never goes back to an older version, and lets a version be one thing only', () => {
    expect(reason({ held: { version: 4, same: false } })).toBe('pack-older')
    expect(reason({ held: { version: 3, same: false } })).toBe('pack-version-reused')
    expect(reason({ held: { version: 3, same: true } })).toBe('taken')
    expect(reason({ held: { version: 2, same: false } })).toBe('taken')
  })

  it('takes in what may be played later, and nothing that is over', () => {
    expect(reason({ manifest: { ...manifest, validity: { from: '2022-10-20T12:01' } } })).toBe('taken')
    expect(reason({ manifest: { ...manifest, validity: { until: '2022-10-20T12:01' } } })).toBe('taken')
    expect(reason({ manifest: { ...manifest, validity: { until: '2022-10-20T12:00' } } })).toBe('pack-expired')
  })
})
