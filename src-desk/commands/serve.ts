import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { networkInterfaces } from 'node:os'
import type { Command } from 'commander'
import send from 'send'
import { cannotListen } from '../plenary/server/listen.ts'
import { bytesText, Stop, say } from '../say.ts'
import { type Served, watchPack } from '../serve/watch-pack.ts'
import { inAddress, namesIn, type Tls, type TlsOptions, tlsFrom } from '../tls-files.ts'

const own: ReadonlySet<string> = new Set(['seminar.json', 'seminar.sig', 'seminar.chunks'])

/** Serves a pack: its own three files, what its manifest lists and the files of codes, and nothing else that lies beside them. */
export const createPackServer = async (folder: string, { tls = null, changed }: { readonly tls?: Tls | null; changed?(pack: Served): void } = {}) => {
  const pack = await watchPack(folder, changed ?? (() => undefined))
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request.url)
    const { etags } = await pack()
    const etag = etags.get(path)
    if ((request.method !== 'GET' && request.method !== 'HEAD') || (etag === undefined && !own.has(path) && !codeFile.test(path))) {
      response.writeHead(request.method === 'GET' || request.method === 'HEAD' ? 404 : 405).end()
      return
    }
    response.setHeader('x-content-type-options', 'nosniff')
    // A hash names the very bytes; what `send` makes of size and time does not, and a range may not lean on it.
    if (etag !== undefined) response.setHeader('etag', etag)
    send(request, `/${path}`, { root: folder, dotfiles: 'deny', index: false, etag: etag === undefined, cacheControl: false, lastModified: false })
      .on('error', () => {
        if (!response.headersSent) response.writeHead(404)
        response.end()
      })
      .pipe(response)
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => void answer(request, response)
  return { server: tls === null ? createServer(listener) : createTlsServer(tls, listener), pack: await pack() }
}

/** Whoever knows a code may have its file; there is no list of them. */
const codeFile = /^join\/[0-9A-Z]{8}\.json$/

const pathOf = (url: string | undefined): string => {
  try {
    return decodeURIComponent((url ?? '/').split('?', 1)[0] ?? '/').slice(1)
  } catch {
    // A broken escape names nothing.
    return ''
  }
}

type Options = TlsOptions & { readonly port: string; readonly host: string }

export const registerServe = (program: Command): void => {
  program
    .command('serve')
    .description('offer a pack to the rooms of a local network')
    .argument('<folder>', 'a signed pack')
    .option('--port <number>', 'the port', '8080')
    .option('--host <address>', 'the address to listen on', '0.0.0.0')
    .option('--tls-cert <file>', 'the certificate, PEM: the pack is served by HTTPS')
    .option('--tls-key <file>', 'its key, PEM')
    .addHelpText('after', '\nThe pack may be built again while it is served: rooms get the new version from then on.')
    .action(async (folder: string, options: Options) => {
      const port = Number(options.port)
      if (!/^\d+$/.test(options.port) || port > 65_535) throw new Stop(`--port needs a number from 0 to 65535, and "${options.port}" is none.`, 2)
      const tls = await tlsFrom(options)
      const { server, pack } = await createPackServer(folder, { tls, changed: ({ id, version }) => say(`Now it is version ${version} of ${id}.`) })
      await new Promise<void>((resolve, reject) => {
        server.once('error', (cause) => reject(cannotListen(cause, options.host, port)))
        server.listen(port, options.host, resolve)
      })
      const address = server.address()
      const listening = typeof address === 'object' && address !== null ? address.port : port
      say(`Serving ${pack.id}, version ${pack.version}, ${bytesText(pack.bytes)}. Rooms fetch it from:`)
      for (const host of hostsOf(options.host, tls)) say(`  "packSources": ["${tls === null ? 'http' : 'https'}://${host}:${listening}"]`)
      say('Ctrl+C ends it.')
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      })
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
}

/** By which names rooms reach it: with a certificate those that it is for, because they believe no other. */
const hostsOf = (host: string, tls: Tls | null): readonly string[] => {
  const certified = tls === null ? [] : namesIn(tls.cert)
  if (certified.length > 0) return certified
  return host === '0.0.0.0' || host === '::' ? addresses() : [inAddress(host)]
}

const addresses = (): readonly string[] => [
  ...Object.values(networkInterfaces()).flatMap((found) =>
    (found ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  ),
  '127.0.0.1',
]
