import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { chunkRoot, leafOf } from '../../../src-shared/packs/chunks.ts'
import { hashBytes, toHex } from '../../../src-shared/packs/hash.ts'
import { inChunks } from './check-content.ts'
import { sha256 } from './hash.ts'
import { piecesOf } from './read-handle.ts'

/** What a manifest and a chunk list say of a file. */
export type HashedFile = { readonly size: number; readonly sha256: string; readonly chunkRoot: string; readonly leaves: Uint8Array }

/** Reads a file through once. Rejects with the file system's error, or when the file gets shorter meanwhile. */
export const hashFile = async (path: string, onProgress: (bytes: number) => void = () => undefined): Promise<HashedFile> => {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const whole = createHash('sha256')
    const leaves: Uint8Array[] = []
    for await (const chunk of inChunks(piecesOf(handle, path, { from: 0, to: size }, new AbortController().signal))) {
      whole.update(chunk)
      leaves.push(leafOf(sha256, chunk))
      onProgress(chunk.length)
    }
    const joined = new Uint8Array(leaves.length * hashBytes)
    for (const [index, leaf] of leaves.entries()) joined.set(leaf, index * hashBytes)
    return { size, sha256: whole.digest('hex'), chunkRoot: toHex(chunkRoot(sha256, joined)), leaves: joined }
  } finally {
    await handle.close()
  }
}
