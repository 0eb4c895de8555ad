import { createReadStream, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { rangeAnswer } from '../../bridge/ranges.ts'

/** For tests: what a server can do wrong. Each is done once for the request it is given to. */
export type Fault =
  | 'drop'
  | 'stall'
  | 'truncate'
  | 'wrong-range'
  | 'no-ranges'
  | 'wrong-bytes'
  | 'status-500'
  | 'status-429'
  | 'redirect-loop'
  | 'short-length'
  | 'zipped'
  | 'empty'

export const faults: readonly Fault[] = [
  'drop', 'stall', 'truncate', 'wrong-range', 'no-ranges', 'wrong-bytes', 'status-500', 'status-429', 'redirect-loop', 'short-length', 'zipped', 'empty',
] // biome-ignore format: one list

export type FaultyServer = {
  readonly url: string
  /** Faults for the next requests for files that are no control files, in this order. */
  fail(...next: readonly Fault[]): void
  /** Bytes of files sent so far. */
  sent(): number
  /** Requests for files so far, as `path from-to`. */
  readonly requests: string[]
  /** Bytes a second for each answer; null: as fast as it goes. */
  limit(bytesPerSecond: number | null): void
  close(): Promise<void>
}

/** A real server over a folder, with ranges and strong validators, that does what it is told wrong. */
export const startFaultyServer = async (directory: string): Promise<FaultyServer> => {
  const next: Fault[] = []
  const requests: string[] = []
  let sent = 0
  let speed: number | null = null

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = decodeURIComponent((request.url ?? '/').slice(1))
    const file = join(directory, path)
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) return void response.writeHead(404).end()
    const etag = `"${found.size}-${found.mtimeMs}"`
    const isControl = /^seminar\.(json|sig|chunks)$/.test(path)
    const fault = isControl ? undefined : next.shift()
    const ifRange = request.headers['if-range']
    const asked = rangeAnswer(ifRange === undefined || ifRange === etag ? request.headers.range : undefined, found.size)
    const whole = fault === 'no-ranges' || asked.status !== 206
    const [from, to] = whole ? [0, found.size - 1] : [asked.from, asked.to]
    if (!isControl) requests.push(`${path} ${from}-${to}`)

    if (fault === 'drop') return void request.socket.destroy()
    if (fault === 'status-500') return void response.writeHead(500).end('oh no')
    if (fault === 'status-429') return void response.writeHead(429, { 'retry-after': '1' }).end()
    if (fault === 'redirect-loop') return void response.writeHead(302, { location: request.url ?? '/' }).end()
    const length = to - from + 1
    response.writeHead(whole ? 200 : 206, {
      etag,
      ...(whole ? {} : { 'content-range': `bytes ${fault === 'wrong-range' ? from + 1 : from}-${to}/${found.size}` }),
      ...(fault === 'zipped' ? { 'content-encoding': 'gzip' } : {}),
      ...(fault === 'empty'
        ? { 'content-length': 0 }
        : fault === 'short-length'
          ? { 'content-length': Math.max(1, Math.floor(length / 2)) }
          : { 'content-length': length }),
    })
    if (fault === 'empty') return void response.end()
    let left =
      fault === 'short-length' ? Math.max(1, Math.floor(length / 2)) : fault === 'truncate' || fault === 'stall' ? Math.floor(length / 3) : length
    let spoilt = false
    for await (const piece of createReadStream(file, { start: from, end: to, highWaterMark: 64 * 1024 })) {
      const bytes = (piece as Buffer).subarray(0, left)
      if (fault === 'wrong-bytes' && !spoilt && bytes.length > 0) {
        bytes[0] = (bytes[0] ?? 0) ^ 255
        spoilt = true
      }
      left -= bytes.length
      if (!isControl) sent += bytes.length
      if (response.destroyed || (bytes.length > 0 && !response.write(bytes) && !(await drained(response)))) return
      if (speed !== null) await pause((bytes.length / speed) * 1000)
      if (left <= 0) break
    }
    if (fault === 'truncate') response.destroy()
    // A stalled answer never ends; whoever waits for it has to give up by himself.
    else if (fault !== 'stall') response.end()
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    fail: (...more) => void next.push(...more),
    sent: () => sent,
    requests,
    limit: (bytesPerSecond) => {
      speed = bytesPerSecond
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const drained = (response: ServerResponse): Promise<boolean> =>
  new Promise((resolve) => {
    const go = (open: boolean) => () => {
      response.off('drain', ready)
      response.off('close', gone)
      resolve(open)
    }
    const ready = go(true)
    const gone = go(false)
    response.once('drain', ready)
    response.once('close', gone)
  })
