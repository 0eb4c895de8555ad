import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PackFile } from '../seminar/schema.ts'
import { chunkSize } from './chunks.ts'
import { bytesToFetch } from './to-fetch.ts'

/** A file as a row of chunks, each known by a number; the last is shorter. */
type Row = readonly number[]
const listed = (rows: readonly Row[]) => {
  const files: PackFile[] = []
  const leaves = new Map<string, Uint8Array>()
  for (const [index, row] of rows.entries()) {
    const path = `f${index}`
    files.push({ path, size: row.length === 0 ? 0 : (row.length - 1) * chunkSize + 1000, sha256: row.join('-').padEnd(64, 'x') })
    const list = new Uint8Array(row.length * 32)
    for (const [at, chunk] of row.entries()) list[at * 32] = chunk
    leaves.set(path, list)
  }
  return { files, leaves }
}
const sizeOf = (files: readonly PackFile[]) => files.reduce((all, { size }) => all + size, 0)
const rows = fc.uniqueArray(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }), {
  maxLength: 5,
  selector: (row) => row.join(),
})

describe('what a room fetches of a new version', () => {
  it('is everything where it has nothing, and nothing where it has the same', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const pack = listed(all)
        expect(bytesToFetch(null, pack)).toBe(sizeOf(pack.files))
        expect(bytesToFetch(pack, pack)).toBe(0)
      }),
    )
  })

  it('is the chunks that are new, wherever they stand', () => {
    expect(bytesToFetch(listed([[1, 2, 3]]), listed([[1, 9, 3]]))).toBe(chunkSize)
    expect(bytesToFetch(listed([[1, 2, 3]]), listed([[7], [1, 2, 3]]))).toBe(1000)
    expect(bytesToFetch(listed([[1, 2, 3]]), listed([[2, 1, 8]]))).toBe(1000)
  })

  it('is never more than there is, and comes once for a content that lies there twice', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const [was, is] = [listed(before), listed(after)]
        const fetched = bytesToFetch(was, is)
        expect(fetched).toBeLessThanOrEqual(sizeOf(is.files))
        expect(bytesToFetch(was, listed([...after, ...after]))).toBe(fetched)
      }),
    )
  })
})
