import { type FileHandle, open, realpath } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, sep } from 'node:path'
import { contentType } from './content-types.ts'
import { sendFile } from './send-file.ts'

/** Vite puts a hash of the content into these names, so they never change. */
const hashed = /^\/assets\/.+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/
const plainPath = /^(\/[A-Za-z0-9_@][A-Za-z0-9_@.-]*)+$/

/** Sends a file of the built page; 404 for everything that is not plainly one. */
export const serveStatic = async (request: IncomingMessage, response: ServerResponse, directory: string, pathname: string): Promise<void> => {
  const path = pathname === '/' ? '/index.html' : pathname
  let handle: FileHandle | undefined
  try {
    if (plainPath.test(path)) handle = await openInside(directory, path)
    if (handle === undefined) {
      response.writeHead(404).end()
      return
    }
    const { size } = await handle.stat()
    if (hashed.test(path)) response.setHeader('cache-control', 'private, max-age=31536000, immutable')
    response.writeHead(200, { 'content-type': contentType(path), 'content-length': size })
    if (request.method === 'HEAD') response.end()
    else await sendFile(response, handle, 0, size - 1)
  } catch {
    // Missing, a folder, or it went away while it was read: the page sees a failed load and reloads.
    if (response.headersSent) response.destroy()
    else response.writeHead(404).end()
  } finally {
    await handle?.close()
  }
}

const openInside = async (directory: string, path: string): Promise<FileHandle | undefined> => {
  const [root, file] = await Promise.all([realpath(directory), realpath(join(directory, path))])
  if (!file.startsWith(root + sep)) return undefined
  const handle = await open(file, 'r')
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  return undefined
}
