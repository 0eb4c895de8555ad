import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import type { Command } from 'commander'
import send from 'send'
import { openPack } from '../open-source.ts'
import { bytesText, Stop, say } from '../say.ts'

/** Serves a pack: its own three files, what its manifest lists and the files of codes, and nothing else that lies beside them. */
export const createPackServer = async (folder: string) => {
  const { source, pack } = await openPack(folder)
  await source.close()
  const etags = new Map(pack.manifest.files.map(({ path, sha256 }) => [path, `"${sha256}"`]))
  const own: ReadonlySet<string> = new Set(['seminar.json', 'seminar.sig', 'seminar.chunks'])
  const server = createServer((request, response) => {
    const path = pathOf(request.url)
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
  })
  return { server, pack }
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

export const registerServe = (program: Command): void => {
  program
    .command('serve')
    .description('offer a pack to the rooms of a local network')
    .argument('<folder>', 'a signed pack')
    .option('--port <number>', 'the port', '8080')
    .option('--host <address>', 'the address to listen on', '0.0.0.0')
    .action(async (folder: string, options: { readonly port: string; readonly host: string }) => {
      const { server, pack } = await createPackServer(folder)
      const port = Number(options.port)
      if (!Number.isInteger(port) || port < 0 || port > 65_535)
        throw new Stop(`--port needs a number from 0 to 65535, and "${options.port}" is none.`, 2)
      await new Promise<void>((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) =>
          reject(new Stop(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another with --port.` : `It cannot listen: ${error.message}`)),
        )
        server.listen(port, options.host, resolve)
      })
      const address = server.address()
      const listening = typeof address === 'object' && address !== null ? address.port : port
      const total = pack.manifest.files.reduce((all, { size }) => all + size, 0)
      say(`Serving ${pack.manifest.id}, version ${pack.manifest.version}, ${bytesText(total)}. Rooms fetch it from:`)
      for (const host of options.host === '0.0.0.0' ? addresses() : [options.host]) say(`  "packSources": ["http://${host}:${listening}"]`)
      say('Ctrl+C ends it.')
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      })
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
}

const addresses = (): readonly string[] => [
  ...Object.values(networkInterfaces()).flatMap((found) =>
    (found ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  ),
  '127.0.0.1',
]
