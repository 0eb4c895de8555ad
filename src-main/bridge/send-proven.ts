import type { FileHandle } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { chunkAt, chunkSize } from '../../src-shared/packs/chunks.ts'
import type { Proof } from '../packs/pack-store.ts'
import { isChunk, readChunk } from '../packs/store/object-file.ts'
import { written } from './send-file.ts'

/**
 * Sends bytes `from` to `to` (both included) of a file of `size` bytes, each out of a chunk that was proven just
 * before: what a disk has changed since is never shown. A chunk that is wrong is mended first; where that fails the
 * connection breaks, because the length has been promised. The caller closes the handle.
 */
export const sendProven = async (
  response: ServerResponse,
  handle: FileHandle,
  { from, to, size }: { readonly from: number; readonly to: number; readonly size: number },
  proof: Proof,
): Promise<void> => {
  // Two in turn: the next chunk is read while the page takes this one.
  const memory = [Buffer.allocUnsafeSlow(Math.min(chunkSize, size)), Buffer.allocUnsafeSlow(Math.min(chunkSize, size))] as const
  const first = Math.floor(from / chunkSize)
  const last = Math.floor(to / chunkSize)
  const proven = (index: number) => provenChunk(handle, size, index, memory[index % 2 === 0 ? 0 : 1], proof)
  let next: Promise<Uint8Array | null> = proven(first)
  for (let index = first; index <= last && !response.destroyed; index += 1) {
    const chunk = await next
    if (chunk === null) {
      response.destroy()
      return
    }
    next = index < last ? proven(index + 1) : Promise.resolve(null)
    // Nobody waits for it when the page goes away meanwhile.
    next.catch(() => undefined)
    const begins = chunkAt(size, index).from
    if (!response.destroyed) await written(response, chunk.subarray(Math.max(0, from - begins), Math.min(chunk.length, to + 1 - begins)))
  }
  await next.catch(() => undefined)
  if (!response.destroyed) response.end()
}

/** Null when it is wrong and cannot be mended. */
const provenChunk = async (
  handle: FileHandle,
  size: number,
  index: number,
  memory: Uint8Array,
  { leaves, mend }: Proof,
): Promise<Uint8Array | null> => {
  const chunk = await readChunk(handle, size, index, memory)
  if (isChunk(leaves, index, chunk)) return chunk
  if (!(await mend(index))) return null
  const again = await readChunk(handle, size, index, memory)
  return isChunk(leaves, index, again) ? again : null
}
