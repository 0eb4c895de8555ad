import type { PackFile } from '../seminar/schema.ts'
import type { ChunkList } from './chunk-list.ts'
import { chunkAt, chunkCount, leafAt } from './chunks.ts'
import { toHex } from './hash.ts'

type Listed = { readonly files: readonly PackFile[]; readonly leaves: ChunkList }

/** Bytes that a room fetches of `after` when it has `before`: of each new content the chunks that it does not have. */
export const bytesToFetch = (before: Listed | null, after: Listed): number => {
  const there = new Set((before?.files ?? []).map(({ sha256 }) => sha256))
  const chunks = new Set((before?.files ?? []).flatMap((file) => leavesOf(file, before?.leaves)))
  let bytes = 0
  for (const file of after.files) {
    if (there.has(file.sha256)) continue
    there.add(file.sha256)
    for (const [index, leaf] of leavesOf(file, after.leaves).entries()) {
      if (chunks.has(leaf)) continue
      const { from, to } = chunkAt(file.size, index)
      bytes += to - from
    }
  }
  return bytes
}

const leavesOf = ({ path, size }: PackFile, list: ChunkList | undefined): readonly string[] => {
  const leaves = list?.get(path)
  return leaves === undefined ? [] : Array.from({ length: chunkCount(size) }, (_, index) => toHex(leafAt(leaves, index)))
}
