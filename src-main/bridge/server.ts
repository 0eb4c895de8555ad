import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { contractPath } from '../../src-shared/contract/address.ts'
import type { Slices } from '../../src-shared/contract/slices.ts'
import type { ToPage } from '../../src-shared/contract/wire.ts'
import { causeText, fail } from '../../src-shared/result/result.ts'
import { hasCode } from '../files/durable-file.ts'
import type { Log } from '../logging/log.ts'
import { againPath, type PageAddress } from '../shell/shell.ts'
import { createConnections } from './connections.ts'
import { createDevProxy } from './dev-proxy.ts'
import { createGuard, waitingPage } from './guard.ts'
import { securityHeaders } from './headers.ts'
import { createServer } from './http.ts'
import { type MediaFile, mediaPrefix, serveMedia } from './media.ts'
import { createProvenChunks } from './proven-chunks.ts'
import { createRelayTunnels, type OpenTunnel } from './relay-tunnels.ts'
import { serveStatic } from './static-files.ts'

export type BridgeOptions = {
  /** Preferred, so that the page keeps its origin; another one when it is taken, any when 0. */
  readonly port: number
  readonly rendererDirectory: string
  /** Vite's address: the page's files come from there. */
  readonly devServer?: string | undefined
  readonly mediaFile: MediaFile
  /** Carries out one message of a page; null when it cannot be answered. */
  dispatch(message: string): Promise<ToPage | null>
  readonly log: Log
  /** A page of another build is told to reload. */
  readonly buildId: string
  /** Whether the page may have the camera; absent: never. The page waits for it. */
  readonly camera?: (() => Promise<boolean>) | undefined
  /** Leads sound and picture to a relay; absent: nowhere. */
  readonly tunnel?: OpenTunnel | undefined
  /** Slices that go stale by themselves (the clock), read anew for each page that connects. */
  readonly fresh?: (() => Partial<Slices>) | undefined
}

/** The one transport between main and the page: a server on the loopback that carries the page, the talks and the contract. */
export type Bridge = {
  readonly address: PageAddress
  /** Sends the changed slices to every page. A page gets nothing before there is one of each, and then all of them. */
  publish(changed: Partial<Slices>): void
  connections(): number
  /** Calls with the number of pages whenever one comes or goes; returns a function that cancels. */
  onConnection(listener: (count: number) => void): () => void
  close(): Promise<void>
}

/** Listens before it resolves. Rejects only when this machine has no port left on the loopback. */
export const startBridge = async (options: BridgeOptions): Promise<Bridge> => {
  const { log } = options
  const server = createServer()
  const host = `127.0.0.1:${await listen(server, options.port, log)}`
  const guard = createGuard(host)
  const camera = options.camera ?? (async () => false)
  const connections = createConnections(options)
  const chunks = createProvenChunks()
  const tunnels = createRelayTunnels(options.tunnel ?? (async () => fail('not-a-relay')), log)
  const devProxy = options.devServer === undefined ? null : createDevProxy(options.devServer, log)

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const headers = securityHeaders(host, options.devServer !== undefined, await camera())
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const refusal = guard.refuse(request)
    if (refusal === 403 && request.url === '/' && request.headers['sec-fetch-mode'] === 'navigate') {
      redirect(response, againPath)
      return
    }
    if (refusal !== null) {
      refuse(request, response, refusal)
      return
    }
    if (request.url === againPath) {
      redirect(response, '/')
      return
    }
    const pathname = pathOf(request)
    if (pathname.startsWith(mediaPrefix) && devProxy?.isSource(pathname) !== true)
      await serveMedia(request, response, { pathname, mediaFile: options.mediaFile, chunks, log })
    else if (devProxy !== null) devProxy.serve(request, response)
    else await serveStatic(request, response, options.rendererDirectory, pathname)
  }

  server.on('request', (request, response) => {
    response.on('error', (cause) => log.debug('the page did not take an answer', { cause: causeText(cause) }))
    serve(request, response).catch((cause: unknown) => {
      log.error('a request failed', { path: pathOf(request), cause: causeText(cause) })
      response.destroy()
    })
  })

  server.on('error', (cause) => log.error('the bridge failed', { cause: causeText(cause) }))
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', (cause) => log.debug('a socket failed', { cause: causeText(cause) }))
    const refusal = guard.refuseUpgrade(request)
    if (refusal === null && pathOf(request) === contractPath) connections.accept(request, socket, head)
    else if (refusal === null && devProxy?.isReloadSocket(request) === true) devProxy.upgrade(request, socket, head)
    else {
      log.warn('a socket was refused', { status: refusal ?? 404 })
      socket.end(`HTTP/1.1 ${refusal ?? 404} Refused\r\nConnection: close\r\n\r\n`)
    }
  })

  server.on('connect', tunnels.accept)

  return {
    address: { origin: `http://${host}`, cookie: guard.cookie, camera },
    publish: connections.publish,
    connections: connections.count,
    onConnection: connections.onChange,
    close: () =>
      new Promise((resolve) => {
        connections.close()
        tunnels.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'

const redirect = (response: ServerResponse, location: string): void => {
  response.writeHead(307, { location, 'content-length': 0 }).end()
}

const refuse = (request: IncomingMessage, response: ServerResponse, status: 421 | 405 | 403): void => {
  if (status === 405) response.setHeader('allow', 'GET, HEAD')
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', connection: 'close' })
  response.end(status === 403 && request.method === 'GET' ? waitingPage : undefined)
}

const listen = (server: Server, preferred: number, log: Log): Promise<number> =>
  new Promise((resolve, reject) => {
    const failed = (cause: Error): void => {
      if (preferred === 0 || !(hasCode(cause, 'EADDRINUSE') || hasCode(cause, 'EACCES'))) {
        reject(cause)
        return
      }
      log.warn('the preferred port is taken', { port: preferred })
      listen(server, 0, log).then(resolve, reject)
    }
    server.once('error', failed)
    server.listen(preferred, '127.0.0.1', () => {
      server.off('error', failed)
      const address = server.address()
      if (typeof address === 'object' && address !== null) resolve(address.port)
      else reject(new Error('the server has no port'))
    })
  })
