import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { causeText } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import { request as ask } from './http.ts'

/**
 * For `npm run dev`: the page's own files come from Vite's server instead of the disk, through the bridge, so
 * that the page keeps its origin, its cookie and its rights. Vite's reload socket goes the same way.
 */
export type DevProxy = {
  serve(request: IncomingMessage, response: ServerResponse): void
  /** The page's sources have a folder `media` too; a pack has no such files in its own. */
  isSource(pathname: string): boolean
  isReloadSocket(request: IncomingMessage): boolean
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

export const createDevProxy = (devServer: string, log: Log): DevProxy => {
  const { hostname, port, host } = new URL(devServer)
  const headersFor = ({ headers }: IncomingMessage) => {
    // The secret is nobody's business but main's.
    const { cookie: _, ...rest } = headers
    return { ...rest, host }
  }

  return {
    serve: (request, response) => {
      const asked = ask({ hostname, port, method: request.method, path: request.url, headers: headersFor(request) }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      asked.on('error', (cause) => {
        log.warn('the development server does not answer', { cause: causeText(cause) })
        if (response.headersSent) response.destroy()
        else response.writeHead(502).end()
      })
      response.on('close', () => asked.destroy())
      asked.end()
    },
    isSource: (pathname) => /\.(tsx?|css)$/.test(pathname),
    isReloadSocket: (request) => (request.headers['sec-websocket-protocol'] ?? '').startsWith('vite-'),
    upgrade: (request, socket, head) => {
      const there = connect(Number(port), hostname, () => {
        const headers = Object.entries({ ...headersFor(request), origin: `http://${host}` })
        there.write(`GET ${request.url} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${String(value)}\r\n`).join('')}\r\n`)
        there.write(head)
        there.pipe(socket)
        socket.pipe(there)
      })
      const drop = () => {
        there.destroy()
        socket.destroy()
      }
      for (const end of [there, socket]) {
        end.on('error', drop)
        end.on('close', drop)
      }
    },
  }
}
