import { type IncomingHttpHeaders, request } from 'node:http'
import { WebSocket } from 'ws'
import type { ToPage } from '../../src-shared/contract/wire.ts'
import type { Bridge } from './server.ts'

/** For tests: speaks to a bridge as the page does, or as something that should not. */
export const clientOf = (bridge: { readonly address: Omit<Bridge['address'], 'camera'> }) => {
  const { origin, cookie } = bridge.address
  const { hostname, port, host } = new URL(origin)
  const pair = `${cookie.name}=${cookie.value}`

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      const asked = request({ hostname, port, path, method, agent: false, headers: { host, cookie: pair, ...headers } }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }))
      })
      asked.on('error', reject)
      asked.end()
    })

  /** Opens a socket; `next` gives the messages one by one. Rejects with `HTTP <status>` when it is refused. */
  const connect = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ socket: WebSocket; next(): Promise<ToPage>; closed: Promise<number> }>((resolve, reject) => {
      const socket = new WebSocket(`ws://${host}${path}`, { headers: { cookie: pair, origin, ...headers } })
      const arrived: ToPage[] = []
      const waiting: ((message: ToPage) => void)[] = []
      socket.on('message', (data) => {
        const message = JSON.parse(data.toString()) as ToPage
        const take = waiting.shift()
        if (take === undefined) arrived.push(message)
        else take(message)
      })
      const closed = new Promise<number>((done) => socket.on('close', done))
      const next = () =>
        new Promise<ToPage>((take) => {
          const message = arrived.shift()
          if (message === undefined) waiting.push(take)
          else take(message)
        })
      socket.on('unexpected-response', (_, answer) => reject(new Error(`HTTP ${answer.statusCode}`)))
      socket.on('error', reject)
      socket.on('open', () => resolve({ socket, next, closed }))
    })

  return { get, connect, host, pair }
}
