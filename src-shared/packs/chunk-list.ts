import { fail, ok, type Result } from '../result/result.ts'
import type { PackFile } from '../seminar/schema.ts'
import { chunkCount, chunkRoot } from './chunks.ts'
import { hashBytes, type Sha256, toHex } from './hash.ts'

/** The leaves of each file, one after the other, by path. */
export type ChunkList = ReadonlyMap<string, Uint8Array>

/** Bytes that the list of chunks of these files has. */
export const chunkListSize = (files: readonly PackFile[]): number => files.reduce((all, { size }) => all + chunkCount(size) * hashBytes, 0)

/**
 * Reads `seminar.chunks`: the leaves of every chunk of every file in the manifest's order, 32 bytes each and
 * nothing else. Each file's leaves must give its root, so the list needs no signature of its own.
 */
export const readChunkList = (
  sha256: Sha256,
  files: readonly PackFile[],
  bytes: Uint8Array,
): Result<ChunkList, { reason: 'pack-incomplete'; cause?: string }> => {
  const expected = chunkListSize(files)
  if (bytes.length !== expected) return fail('pack-incomplete', { cause: `seminar.chunks: has ${bytes.length} bytes and should have ${expected}` })
  const list = new Map<string, Uint8Array>()
  let at = 0
  for (const file of files) {
    const leaves = bytes.subarray(at, at + chunkCount(file.size) * hashBytes)
    at += leaves.length
    if (file.chunkRoot === undefined) return fail('pack-incomplete', { cause: `files: ${file.path} has no chunkRoot` })
    if (toHex(chunkRoot(sha256, leaves)) !== file.chunkRoot)
      return fail('pack-incomplete', { cause: `seminar.chunks: the chunks of ${file.path} do not give its chunkRoot` })
    list.set(file.path, leaves)
  }
  return ok(list)
}
