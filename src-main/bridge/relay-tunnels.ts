import type { IncomingMessage } from 'node:http'
import { type Duplex, pipeline } from 'node:stream'
import { causeText, fail, type Result } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'

/** Where the window wants to, as it names it to a proxy. */
export type TunnelTo = { readonly host: string; readonly port: number }
/** Opens a line to a place outside; `not-a-relay`: nobody is led there. */
export type OpenTunnel = (to: TunnelTo) => Promise<Result<Duplex>>

/** More than a page that tries all its relays anew after a cut has at a time; somebody else's program gets no further either. */
const most = 32

/**
 * The window's only way out: the bridge is its proxy, and leads sound and picture to the relays of the plenary. All
 * else that a page, or Chromium by itself, might ask of the world ends here.
 */
export const createRelayTunnels = (open: OpenTunnel, log: Log) => {
  const sockets = new Set<Duplex>()

  const accept = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    socket.on('error', (cause) => log.debug('a tunnel failed', { cause: causeText(cause) }))
    const answer = (status: string): void => {
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
    }
    const to = readPlace(request.url ?? '')
    if (to === null) return answer('400 Bad Request')
    if (sockets.size >= most) return answer('503 Too Many')
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    const opened = await open(to).catch((cause: unknown) => fail('mistake', { cause }))
    if (!opened.ok) {
      const { reason } = opened.failure
      if (reason === 'mistake') log.error('a tunnel could not be opened', { cause: opened.failure.cause })
      return answer(reason === 'not-a-relay' ? '403 Forbidden' : '502 Bad Gateway')
    }
    const far = opened.value
    if (socket.destroyed) return void far.destroy()
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    if (head.length > 0) far.write(head)
    // Who ends first takes the other along.
    const over = (): void => {
      far.destroy()
      socket.destroy()
    }
    pipeline(socket, far, over)
    pipeline(far, socket, over)
  }

  return {
    accept: (request: IncomingMessage, socket: Duplex, head: Buffer): void => void accept(request, socket, head),
    close: (): void => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** `relay.example.org:443` or `[2001:db8::7]:443`; null: it is no place. */
const readPlace = (authority: string): TunnelTo | null => {
  const [, bracketed, bare, port] = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+)):(\d{1,5})$/i.exec(authority) ?? []
  const host = bracketed ?? bare
  return host === undefined || Number(port) > 65_535 ? null : { host: host.toLowerCase(), port: Number(port) }
}
