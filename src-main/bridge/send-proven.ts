import type { FileHandle } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { chunkAt, chunkSize } from '../../src-shared/packs/chunks.ts'
import type { Proof } from '../packs/pack-store.ts'
import type { ProvenChunk, ProvenChunks } from './proven-chunks.ts'
import { written } from './send-file.ts'

/**
 * Sends bytes `from` to `to` (both included) of a file of `size` bytes, each out of a chunk that was proven: what a
 * disk has changed since is never shown. A chunk that is wrong is mended first; where that fails the connection breaks,
 * because the length has been promised. The caller closes the handle.
 */
export const sendProven = async (
  response: ServerResponse,
  handle: FileHandle,
  { from, to, size }: { readonly from: number; readonly to: number; readonly size: number },
  { proof, chunks }: { readonly proof: Proof; readonly chunks: ProvenChunks },
): Promise<void> => {
  const last = Math.floor(to / chunkSize)
  const proven = (index: number, ahead: boolean): Promise<ProvenChunk | null> => chunks.take({ handle, size, index, proof, ahead })
  let next = proven(Math.floor(from / chunkSize), false)
  for (let index = Math.floor(from / chunkSize); index <= last && !response.destroyed; index += 1) {
    const chunk = await next
    if (chunk === null) {
      response.destroy()
      return
    }
    // The next one is read while the page takes this one.
    next = index < last ? proven(index + 1, true) : Promise.resolve(null)
    // Nobody waits for it when the page goes away meanwhile.
    next.catch(() => undefined)
    const begins = chunkAt(size, index).from
    const part = chunk.bytes.subarray(Math.max(0, from - begins), Math.min(chunk.bytes.length, to + 1 - begins))
    if (!response.destroyed) await written(response, part)
    chunk.giveBack()
  }
  const unused = await next.catch(() => null)
  unused?.giveBack()
  if (!response.destroyed) response.end()
}
