import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Language, languages } from '../../src-shared/i18n/language.ts'
import { type Allowance, fullAllowance, type Limits, spend } from '../../src-shared/plenary/allowance.ts'
import { longestReport, reportPath, roomReport } from '../../src-shared/status/room-report.ts'
import { listen } from '../plenary/server/listen.ts'
import { roomRows } from './room-rows.ts'
import type { RoomsBook } from './rooms-book.ts'
import { isKey, type RoomsKeys } from './rooms-keys.ts'
import { roomsPage, roomsStyle } from './rooms-page.ts'

export type RoomsServerOptions = {
  readonly book: RoomsBook
  readonly keys: RoomsKeys
  readonly host: string
  readonly port: number
  /** PEM; null: plain HTTP, for the loopback or behind a server that speaks TLS. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  wallNow(): number
}

/** Wrong keys from one address: a hand that mistypes has enough, a program that guesses has not. */
const wrongKeys: Limits = { perSecond: 0.2, atOnce: 20 }
const mostAddresses = 10_000

const policy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** Takes what rooms report, and shows all of them to whoever has the key. */
export const startRoomsServer = async ({ book, keys, host, port, tls, wallNow }: RoomsServerOptions) => {
  const limits = { bodyLimit: longestReport, requestTimeout: 20_000, forceCloseConnections: true }
  const app = (tls === null ? fastify(limits) : fastify({ ...limits, https: { ...tls, minVersion: 'TLSv1.2' } })) as unknown as FastifyInstance
  const guesses = new Map<string, Allowance>()
  const mayGuess = (address: string): boolean => {
    if (guesses.size > mostAddresses) guesses.clear()
    const now = performance.now()
    const { allowance, verdict } = spend(guesses.get(address) ?? fullAllowance(wrongKeys, now), wrongKeys, now)
    guesses.set(address, allowance)
    return verdict === 'pass'
  }
  /** Null: let in; else the status to answer with. */
  const refusal = (given: string | null, key: string, address: string): 401 | 429 | null => {
    if (given !== null && isKey(given, key)) return null
    return mayGuess(address) ? 401 : 429
  }

  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .header('content-security-policy', policy)
  })
  app.get('/health', async () => ({ ok: true, rooms: book.rooms().length }))
  app.get('/rooms.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(roomsStyle))

  app.post(`/${reportPath}`, async (request, reply) => {
    const given = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? null
    const refused = refusal(given, keys.report, request.ip)
    if (refused !== null) return reply.code(refused).send({ reason: 'key-wrong' })
    const read = roomReport.safeParse(request.body)
    if (!read.success) return reply.code(422).send({ reason: 'report-unreadable' })
    const kept = await book.hear(read.data)
    if (kept.ok) return reply.code(200).send({ heard: true })
    return reply.code(kept.failure.reason === 'rooms-full' ? 429 : 503).send({ reason: kept.failure.reason })
  })

  /** The page and its data are behind the key for people, which browsers ask for as a password. */
  const forPeople =
    <T>(answer: (request: FastifyRequest) => { readonly type: string; readonly body: T }) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const refused = refusal(passwordIn(request.headers.authorization), keys.view, request.ip)
      if (refused === 401)
        return reply.code(401).header('www-authenticate', 'Basic realm="Talkroom", charset="UTF-8"').type('text/plain').send('401\n')
      if (refused === 429) return reply.code(429).type('text/plain').send('429\n')
      const { type, body } = answer(request)
      return reply.type(type).send(body)
    }
  const rows = (language: Language) => roomRows(book.rooms(), wallNow(), language)
  app.get('/', async (_request, reply) => reply.redirect('rooms'))
  app.get(
    '/rooms',
    forPeople((request) => {
      const language = languageOf(request)
      return { type: 'text/html; charset=utf-8', body: roomsPage(rows(language), wallNow(), language) }
    }),
  )
  app.get(
    '/rooms.json',
    forPeople((request) => ({ type: 'application/json; charset=utf-8', body: { at: wallNow(), rooms: rows(languageOf(request)) } })),
  )
  return { port: await listen(app, host, port), close: () => app.close() }
}

const passwordIn = (authorization: string | undefined): string | null => {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]{1,400})$/.exec(authorization ?? '') ?? []
  if (encoded === undefined) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon === -1 ? null : text.slice(colon + 1)
}

/** As the address says, else as the browser does, else Swedish. */
const languageOf = ({ query, headers }: FastifyRequest): Language => {
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined
  const named = languages.find((one) => one === asked)
  if (named !== undefined) return named
  const wanted = (headers['accept-language'] ?? '').split(',').map((one) => one.trim().slice(0, 2).toLowerCase())
  return wanted.flatMap((one) => languages.filter((language) => language === one))[0] ?? 'sv'
}
