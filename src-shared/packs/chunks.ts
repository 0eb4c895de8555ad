import { hashBytes, type Sha256 } from './hash.ts'

/** Bytes in a chunk; the last one of a file may be shorter. */
export const chunkSize = 1024 * 1024

export const chunkCount = (size: number): number => Math.ceil(size / chunkSize)

/** Where chunk `index` of a file of `size` bytes lies: from (included) to (not included). */
export const chunkAt = (size: number, index: number): { readonly from: number; readonly to: number } => ({
  from: index * chunkSize,
  to: Math.min(size, (index + 1) * chunkSize),
})

// A leaf and a node are hashed differently (RFC 6962, 2.1), so that nobody can pass two leaves off as a chunk.
export const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** The hash by which a chunk is known: 32 bytes. */
export const leafOf = (sha256: Sha256, chunk: Uint8Array): Uint8Array => sha256(leafPrefix, chunk)

/** Leaf `index` of leaves that lie one after the other. */
export const leafAt = (leaves: Uint8Array, index: number): Uint8Array => leaves.subarray(index * hashBytes, (index + 1) * hashBytes)

/** The Merkle root (RFC 6962, 2.1) over leaves that lie one after the other, 32 bytes each. */
export const chunkRoot = (sha256: Sha256, leaves: Uint8Array): Uint8Array => {
  const count = leaves.length / hashBytes
  if (count === 0) return sha256()
  // A tree over the largest power of two below `count` on the left: the same as joining neighbours level by level and lifting an odd one.
  let level = Array.from({ length: count }, (_, index) => leafAt(leaves, index))
  while (level.length > 1) level = joined(sha256, level)
  return level[0] ?? sha256()
}

const joined = (sha256: Sha256, level: readonly Uint8Array[]): Uint8Array[] => {
  const above: Uint8Array[] = []
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at]
    const right = level[at + 1]
    if (left !== undefined) above.push(right === undefined ? left : sha256(nodePrefix, left, right))
  }
  return above
}
