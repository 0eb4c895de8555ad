import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** The page for presenters, hosts and observers, by its paths under `/lead`. In memory: no request ever names a file. */
export type LeadPage = ReadonlyMap<string, { readonly content: Buffer; readonly type: string }>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** Reads what was built into a folder; null where nothing was. */
export const readLeadPage = (folder: string): LeadPage | null => {
  if (statSync(join(folder, 'index.html'), { throwIfNoEntry: false }) === undefined) return null
  const names = (readdirSync(folder, { recursive: true }) as string[]).map((name) => name.split(sep).join('/'))
  return new Map(
    names.flatMap((name) => {
      const type = types[extname(name)]
      return type === undefined ? [] : [[name, { content: readFileSync(join(folder, name)), type }] as const]
    }),
  )
}

/** Scripts, styles and fonts of the desk's own, its own socket, and nothing else from anywhere. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), speaker-selection=(self), display-capture=(), geolocation=(), payment=(), usb=()',
  // The address says no more than that somebody uses this desk, and even that is nobody's business.
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
} as const

/** What is built has the hash of its content in its name, and so never changes. */
const forGood = 'public, max-age=31536000, immutable'

const notBuilt = 'The page for presenters and hosts has not been built on this machine. Start the desk with: npm run desk -- plenary\n'

export const serveLeadPage = (app: FastifyInstance, page: LeadPage | null): void => {
  const answer = (reply: FastifyReply, path: string): FastifyReply => {
    const file = page?.get(path)
    if (page === null) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt)
    if (file === undefined) return reply.code(404).type('text/plain; charset=utf-8').send('There is no such file here.\n')
    reply.headers(headers).type(file.type)
    if (path.startsWith('assets/')) reply.header('cache-control', forGood)
    return reply.send(file.content)
  }
  // Who types no more than the desk's name.
  app.get('/', (_request, reply) => reply.redirect('lead/'))
  // From here on all addresses are relative: a server in front may have put the desk under a path of its own. A browser keeps what stands behind the `#`.
  app.get('/lead', (_request, reply) => reply.redirect('lead/'))
  app.get('/lead/', (_request, reply) => answer(reply, 'index.html'))
  app.get<{ Params: { name: string } }>('/lead/assets/:name', ({ params }, reply) => answer(reply, `assets/${params.name}`))
}
