import { createReadStream, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { rangeAnswer } from '../../bridge/ranges.ts'
import { written } from '../../bridge/send-file.ts'

/** For tests: what a server can do wrong. Each is done once for the request it is given to. */
export const faults = [
  'drop', 'stall', 'truncate', 'wrong-range', 'no-ranges', 'wrong-bytes', 'status-500', 'status-503', 'status-429', 'status-404',
  'redirect-loop', 'redirect-away', 'short-length', 'long-length', 'zipped', 'empty', 'slow-headers', 'slow-body', 'nonsense',
] as const // biome-ignore format: one list
export type Fault = (typeof faults)[number]

export type FaultyServer = {
  readonly url: string
  readonly port: number
  /** Faults for the next requests for files that are no control files, in this order. */
  fail(...next: readonly Fault[]): void
  /** Bytes of files sent so far. */
  sent(): number
  /** Requests for files so far, as `path from-to`. */
  readonly requests: string[]
  /** Bytes a second for each answer; null: as fast as it goes. */
  limit(bytesPerSecond: number | null): void
  /** Milliseconds before each answer, as on a long way. */
  delay(milliseconds: number): void
  close(): Promise<void>
}

type Answer = { readonly from: number; readonly to: number; readonly size: number; readonly whole: boolean; readonly etag: string }

/** A real server over a folder, with ranges and strong validators, that does what it is told wrong. */
export const startFaultyServer = async (
  directory: string,
  { tls, ranges = true }: { tls?: { readonly key: string; readonly cert: string }; ranges?: boolean } = {},
): Promise<FaultyServer> => {
  const next: Fault[] = []
  const requests: string[] = []
  let sent = 0
  let speed: number | null = null
  let latency = 0

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (latency > 0) await pause(latency)
    const path = decodeURIComponent((request.url ?? '/').slice(1))
    const file = join(directory, path)
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) return void response.writeHead(404).end()
    const isControl = /^seminar\.(json|sig|chunks)$/.test(path)
    const fault = isControl ? undefined : next.shift()
    const answer = answerOf(request, found, fault === 'no-ranges' || !ranges)
    if (!isControl) requests.push(`${path} ${answer.from}-${answer.to}`)
    if (fault !== undefined && (await instead(fault, request, response))) return
    response.writeHead(answer.whole ? 200 : 206, headersOf(answer, fault))
    if (fault === 'empty') return void response.end()
    if (fault === 'zipped') return void response.end(gzipSync(Buffer.alloc(1000)))
    await send(file, answer, response, { fault, isControl })
  }

  const send = async (
    file: string,
    { from, to }: Answer,
    response: ServerResponse,
    { fault, isControl }: { fault: Fault | undefined; isControl: boolean },
  ): Promise<void> => {
    const breaksOff = fault === 'truncate' || fault === 'stall' || fault === 'slow-body'
    let left = breaksOff ? Math.floor((to - from + 1) / 3) : to - from + 1
    let spoilt = fault !== 'wrong-bytes'
    for await (const piece of createReadStream(file, { start: from, end: to, highWaterMark: 64 * 1024 })) {
      const part = (piece as Buffer).subarray(0, left)
      if (!spoilt && part.length > 0) part[0] = (part[0] ?? 0) ^ 255
      spoilt = true
      left -= part.length
      if (!isControl) sent += part.length
      if (response.destroyed) return
      await written(response, part)
      if (speed !== null) await pause((part.length / speed) * 1000)
      if (left <= 0) break
    }
    if (fault === 'truncate') {
      // What was sent is on its way; a break in the same instant would throw some of it away.
      await pause(100)
      response.destroy()
    } else if (fault === 'slow-body') await drip(response)
    // A stalled answer never ends, and one that promised more waits for it; whoever waits has to give up by himself.
    else if (fault !== 'stall' && fault !== 'long-length') response.end()
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response).catch(() => response.destroy())
  }
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    fail: (...more) => void next.push(...more),
    sent: () => sent,
    requests,
    limit: (bytesPerSecond) => {
      speed = bytesPerSecond
    },
    delay: (milliseconds) => {
      latency = milliseconds
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const answerOf = (request: IncomingMessage, { size, mtimeMs }: { size: number; mtimeMs: number }, whole: boolean): Answer => {
  const etag = `"${size}-${mtimeMs}"`
  const ifRange = request.headers['if-range']
  const asked = rangeAnswer(ifRange === undefined || ifRange === etag ? request.headers.range : undefined, size)
  return whole || asked.status !== 206
    ? { from: 0, to: size - 1, size, whole: true, etag }
    : { from: asked.from, to: asked.to, size, whole: false, etag }
}

const headersOf = ({ from, to, size, whole, etag }: Answer, fault: Fault | undefined) => {
  const length = to - from + 1
  const lies: Partial<Record<Fault, number>> = { 'short-length': Math.max(1, Math.floor(length / 2)), 'long-length': length + 1000, empty: 0 }
  return {
    etag,
    ...(whole ? {} : { 'content-range': `bytes ${fault === 'wrong-range' ? from + 1 : from}-${to}/${size}` }),
    ...(fault === 'zipped' ? { 'content-encoding': 'gzip' } : { 'content-length': (fault === undefined ? undefined : lies[fault]) ?? length }),
  }
}

/** Faults in whose place nothing of the file is sent; true: that was all. */
const instead = async (fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
  const status = /^status-(\d{3})$/.exec(fault)?.[1]
  if (status !== undefined) response.writeHead(Number(status), status === '429' ? { 'retry-after': '1' } : {}).end('oh no')
  else if (fault === 'drop') request.socket.destroy()
  else if (fault === 'redirect-loop') response.writeHead(302, { location: request.url ?? '/' }).end()
  else if (fault === 'redirect-away') response.writeHead(302, { location: 'ftp://127.0.0.1/' }).end()
  else if (fault === 'nonsense') request.socket.end('HTTP/1.1 2x0 well\r\n\r\n')
  else if (fault === 'slow-headers') await dripHeaders(request)
  else return false
  return true
}

/** Slow loris: a byte now and then, so that no wait for the next byte is ever long. */
const drip = async (response: ServerResponse): Promise<void> => {
  while (!response.destroyed) {
    response.write('x')
    await pause(50)
  }
}
const dripHeaders = async ({ socket }: IncomingMessage): Promise<void> => {
  socket.write('HTTP/1.1 206 Partial Content\r\nx-slow: ')
  while (!socket.destroyed) {
    socket.write('x')
    await pause(50)
  }
}
