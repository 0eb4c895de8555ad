import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { buildParameter } from '../../src-shared/contract/address.ts'
import type { Slices } from '../../src-shared/contract/slices.ts'
import type { ToPage } from '../../src-shared/contract/wire.ts'
import { causeText } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import { createRateLimit, messagesPerSecond } from './rate-limit.ts'
import { createSnapshots } from './snapshots.ts'

const maxMessage = 256 * 1024
/** A page that has not read so much is not reading any more; it gets everything when it connects again. */
const maxUnread = 8 * 1024 * 1024
/** One window, and a moment in which an old page is still closing. */
const maxConnections = 8

/** The pages that are connected to the contract. */
export type Connections = {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void
  publish(changed: Partial<Slices>): void
  count(): number
  onChange(listener: (count: number) => void): () => void
  close(): void
}

export const createConnections = (options: {
  dispatch(message: string): Promise<ToPage | null>
  log: Log
  buildId: string
  /** Slices that go stale by themselves (the clock), read anew for each page that connects. */
  fresh?: (() => Partial<Slices>) | undefined
}): Connections => {
  const { log, buildId } = options
  const server = new WebSocketServer({ noServer: true, maxPayload: maxMessage, perMessageDeflate: false })
  const open = new Set<WebSocket>()
  const listeners = new Set<(count: number) => void>()
  const snapshots = createSnapshots()

  const changed = () => {
    for (const listener of listeners) listener(open.size)
  }

  const send = (page: WebSocket, text: string): void => {
    if (page.readyState !== page.OPEN) return
    if (page.bufferedAmount > maxUnread) {
      log.warn('a page does not read any more')
      page.terminate()
      return
    }
    page.send(text)
  }
  const answer = (page: WebSocket, message: ToPage): void => send(page, JSON.stringify(message))

  const serve = (page: WebSocket): void => {
    const limit = createRateLimit()
    // Before it counts as open: what is published meanwhile must not reach it ahead of the whole.
    if (snapshots.whole() !== null && options.fresh !== undefined) snapshots.take(options.fresh())
    open.add(page)
    page.on('message', (data, binary) => {
      // The world's time, not the room's: a page is no faster in a rehearsal.
      const passage = limit(performance.now())
      if (passage === 'first') log.warn('messages of the page are dropped', { perSecond: messagesPerSecond })
      if (passage !== 'pass' || binary) return
      void options.dispatch(data.toString()).then((done) => {
        if (done !== null) answer(page, done)
      })
    })
    page.on('close', () => {
      open.delete(page)
      changed()
    })
    const whole = snapshots.whole()
    if (whole !== null) send(page, whole)
    changed()
  }

  return {
    accept: (request, socket, head) => {
      if (open.size >= maxConnections) {
        log.warn('too many pages')
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
        return
      }
      const build = new URL(request.url ?? '/', 'http://page').searchParams.get(buildParameter)
      server.handleUpgrade(request, socket, head, (page) => {
        page.on('error', (cause) => log.warn('connection to the page failed', { cause: causeText(cause) }))
        if (build === buildId) serve(page)
        else {
          log.info('a page of another build is told to reload', { build })
          answer(page, { type: 'reload' })
          page.close(1000)
        }
      })
    },
    publish: (slices) => {
      const text = snapshots.take(slices)
      if (text === null) return
      for (const page of open) send(page, text)
    },
    count: () => open.size,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      for (const page of server.clients) page.terminate()
      server.close()
    },
  }
}
