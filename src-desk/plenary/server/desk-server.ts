import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import fastify, { type FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'
import { type Allowance, fullAllowance, knockLimits, spend } from '../../../src-shared/plenary/allowance.ts'
import { longestItem } from '../../../src-shared/plenary/items.ts'
import { longestPass } from '../../../src-shared/plenary/pass.ts'
import { longestMessage } from '../../../src-shared/plenary/wire.ts'
import type { PlenaryMedia } from '../media/plenary-media.ts'
import type { PlenaryService } from '../service/plenary-service.ts'
import { type LeadPage, serveLeadPage } from './lead-page.ts'
import { listen } from './listen.ts'
import type { Lobby } from './lobby.ts'
import { allowsOrigin } from './origins.ts'

const mostConnections = 1000
/** Connections that have not said yet who they are. */
const mostWaiting = 600
const mostAddresses = 10_000

export type DeskServerOptions = {
  readonly service: PlenaryService
  readonly lobby: Lobby
  readonly media: Pick<PlenaryMedia, 'isUp'>
  readonly host: string
  readonly port: number
  /** PEM; null: plain HTTP, for the loopback or behind a server that speaks TLS. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  /** `https://desk.example.org`: what browsers call this desk. */
  readonly origins: ReadonlySet<string>
  /** Null: it was not built, and whoever asks for it is told so. */
  readonly leadPage: LeadPage | null
}

/** What rooms and presenters speak to: one socket for the plenary, one address for what is delivered, one for health, and the page. */
export const startDeskServer = async (options: DeskServerOptions) => {
  const { service, lobby, media, tls } = options
  const limits = { bodyLimit: longestItem, requestTimeout: 20_000, connectionTimeout: 0, keepAliveTimeout: 30_000, forceCloseConnections: true }
  const app = (tls === null ? fastify(limits) : fastify({ ...limits, https: { ...tls, minVersion: 'TLSv1.2' } })) as unknown as FastifyInstance

  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.get('/health', async () => ({ ok: true, media: media.isUp() ? 'up' : 'down', members: lobby.count().inside }))
  serveLeadPage(app, options.leadPage)
  app.post('/items', async (request, reply) => {
    const pass = /^Bearer ([A-Za-z0-9._-]+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (pass === undefined || pass.length > longestPass) return reply.code(401).send({ reason: 'pass-unreadable' })
    const done = await service.deliver(pass, request.body)
    return done.ok ? reply.code(200).send({ kept: true }) : reply.code(statusOf(done.failure.reason)).send({ reason: done.failure.reason })
  })

  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage, perMessageDeflate: false })
  const knocks = new Map<string, Allowance>()
  const mayKnock = (address: string): boolean => {
    if (knocks.size > mostAddresses) knocks.clear()
    const now = performance.now()
    const { allowance, verdict } = spend(knocks.get(address) ?? fullAllowance(knockLimits, now), knockLimits, now)
    knocks.set(address, allowance)
    return verdict === 'pass'
  }
  const refusal = (request: IncomingMessage): string | null => {
    if (request.url !== '/plenary') return '404 Not Found'
    if (!mayKnock(request.socket.remoteAddress ?? '')) return '429 Too Many Requests'
    if (!allowsOrigin(options.origins, request.headers.origin)) return '403 Forbidden'
    const { inside, waiting } = lobby.count()
    return inside >= mostConnections || waiting >= mostWaiting ? '503 Service Unavailable' : null
  }
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A reset while it is refused is nobody's trouble.
    socket.on('error', () => socket.destroy())
    const refused = refusal(request)
    if (refused === null) sockets.handleUpgrade(request, socket, head, lobby.accept)
    else socket.end(`HTTP/1.1 ${refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })

  const port = await listen(app, options.host, options.port)
  return {
    port,
    close: async (): Promise<void> => {
      lobby.close()
      // What was said last is on its way; who does not answer is not waited for.
      await new Promise((resolve) => setTimeout(resolve, sockets.clients.size === 0 ? 0 : 100))
      for (const socket of sockets.clients) socket.terminate()
      await app.close()
    },
  }
}

/** Whether coming again helps is what the number says: 5xx later, 4xx not. */
const statusOf = (reason: string): number => {
  if (reason.startsWith('pass-')) return 403
  if (reason === 'not-saved') return 503
  if (reason === 'items-full') return 429
  if (reason === 'item-differs' || reason === 'item-not-yours') return 409
  return 422
}
