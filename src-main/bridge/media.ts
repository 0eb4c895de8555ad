import { type FileHandle, open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { causeText } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import type { PlayableFile } from '../packs/pack-store.ts'
import { contentType } from './content-types.ts'
import type { ProvenChunks } from './proven-chunks.ts'
import { rangeAnswer } from './ranges.ts'
import { sendFile } from './send-file.ts'
import { sendProven } from './send-proven.ts'

/** Where an open pack's files are: a file that the manifest of pack `pack` lists, else null. */
export type MediaFile = (path: string, pack: string) => PlayableFile | null

export const mediaPrefix = '/media/'

/** `/media/<pack id>/<path>` as what it asks for; null when it is no such path. What it names is only ever looked up. */
export const mediaRequest = (pathname: string): { readonly pack: string; readonly path: string } | null => {
  if (!pathname.startsWith(mediaPrefix)) return null
  try {
    const [pack = '', ...path] = pathname.slice(mediaPrefix.length).split('/').map(decodeURIComponent)
    return pack === '' || path.length === 0 ? null : { pack, path: path.join('/') }
  } catch {
    // A broken escape is no path.
    return null
  }
}

/** Answers for one file with ranges, so that a recording can be moved in without being read whole. */
export const serveMedia = async (
  request: IncomingMessage,
  response: ServerResponse,
  asked: { readonly pathname: string; readonly mediaFile: MediaFile; readonly chunks: ProvenChunks; readonly log: Log },
): Promise<void> => {
  const named = mediaRequest(asked.pathname)
  const file = named === null ? null : asked.mediaFile(named.path, named.pack)
  if (file === null) {
    response.writeHead(404).end()
    return
  }
  let handle: FileHandle | undefined
  try {
    handle = await open(file.absolute, 'r')
    await answer(request, response, handle, { ...file, name: named?.path ?? '', chunks: asked.chunks })
  } catch (cause) {
    asked.log.warn('a file of the pack cannot be read', { path: named?.path, cause: causeText(cause) })
    // The page takes this for a file that cannot be played, and says so.
    if (response.headersSent) response.destroy()
    else response.writeHead(404).end()
  } finally {
    await handle?.close()
  }
}

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  handle: FileHandle,
  file: PlayableFile & { readonly name: string; readonly chunks: ProvenChunks },
): Promise<void> => {
  const { size, mtimeMs } = await handle.stat()
  const etag = `"${size.toString(16)}-${Math.round(mtimeMs).toString(16)}"`
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers
  response.setHeader('etag', etag)
  response.setHeader('accept-ranges', 'bytes')
  if (ifNoneMatch?.split(/\s*,\s*/).includes(etag)) {
    response.writeHead(304).end()
    return
  }
  // Another version of the file than the page knows: it gets all of it.
  const asked = rangeAnswer(ifRange === undefined || ifRange === etag ? range : undefined, size)
  if (asked.status === 416) {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end()
    return
  }
  const { from, to } = asked.status === 206 ? asked : { from: 0, to: size - 1 }
  response.writeHead(asked.status, {
    'content-type': contentType(file.name),
    'content-length': to - from + 1,
    ...(asked.status === 206 ? { 'content-range': `bytes ${from}-${to}/${size}` } : {}),
  })
  if (request.method === 'HEAD') response.end()
  else if (file.proof === null) await sendFile(response, handle, from, to)
  else await sendProven(response, handle, { from, to, size }, { proof: file.proof, chunks: file.chunks })
}
