import type { FileHandle } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'

const chunkSize = 256 * 1024

/**
 * Sends bytes `from` to `to` (both included) of an open file as fast as the page takes them, in pieces. Ends
 * early when the page goes away; breaks the connection when the file turns out to be shorter, because the
 * length has been promised. Rejects when the disk fails. The caller closes the handle.
 */
export const sendFile = async (response: ServerResponse, handle: FileHandle, from: number, to: number): Promise<void> => {
  // One piece of memory for all of it, used again once the page has it: a new one each time left 10 MB of holes behind after a talk.
  const piece = Buffer.allocUnsafeSlow(Math.max(0, Math.min(chunkSize, to + 1 - from)))
  for (let at = from; at <= to && !response.destroyed; ) {
    const { bytesRead } = await handle.read(piece, 0, Math.min(piece.length, to + 1 - at), at)
    if (bytesRead === 0) {
      response.destroy()
      return
    }
    at += bytesRead
    if (!response.destroyed) await written(response, piece.subarray(0, bytesRead))
  }
  if (!response.destroyed) response.end()
}

/** Until the bytes have been handed on and their memory is free again, or the page is gone. */
export const written = (response: ServerResponse, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      response.off('close', done)
      resolve()
    }
    response.once('close', done)
    response.write(bytes, done)
  })
