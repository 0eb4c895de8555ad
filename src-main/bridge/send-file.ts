import type { FileHandle } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'

const chunkSize = 256 * 1024

/**
 * Sends bytes `from` to `to` (both included) of an open file as fast as the page takes them, in pieces. Ends
 * early when the page goes away; breaks the connection when the file turns out to be shorter, because the
 * length has been promised. Rejects when the disk fails. The caller closes the handle.
 */
export const sendFile = async (response: ServerResponse, handle: FileHandle, from: number, to: number): Promise<void> => {
  for (let at = from; at <= to && !response.destroyed; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(Math.min(chunkSize, to + 1 - at)), 0, null, at)
    if (bytesRead === 0) {
      response.destroy()
      return
    }
    at += bytesRead
    if (!response.destroyed && !response.write(buffer.subarray(0, bytesRead))) await drained(response)
  }
  if (!response.destroyed) response.end()
}

/** Until the page takes more, or is gone. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed) {
      resolve()
      return
    }
    const done = () => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.once('drain', done)
    response.once('close', done)
  })
