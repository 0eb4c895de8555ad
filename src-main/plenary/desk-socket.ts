import { request, WebSocket } from 'undici'
import type { DeskAddress } from '../../src-shared/plenary/desk-address.ts'
import { readToMember } from '../../src-shared/plenary/from-desk.ts'
import { type LineTrouble, type WayTrouble, wayTroubles } from '../../src-shared/plenary/line.ts'
import type { FromMember, ToMember } from '../../src-shared/plenary/wire.ts'
import { failureOf } from '../packs/fetch/http-failure.ts'
import type { Network, Way } from '../packs/fetch/network/network.ts'
import type { SourceFailure } from '../packs/reader/pack-source.ts'

export type DeskSocket = { send(message: FromMember): void; close(): void }

export type SocketEvents = {
  opened(): void
  message(message: ToMember): void
  /** Once, and nothing after it. `cause` is for the log. */
  ended(why: LineTrouble, cause: string | undefined): void
}

/** A question that a proxy or a server answers at once, if at all. */
const patience = 5000

type Why = { readonly why: WayTrouble; readonly cause: string | undefined }

/** Opens a socket to the desk as IT has set the network, and says exactly why where none can be had. */
export const openDeskSocket = (address: DeskAddress, network: Network, events: SocketEvents): DeskSocket => {
  const stop = new AbortController()
  let socket: WebSocket | null = null
  let over = false

  const end = (why: LineTrouble, cause: string | undefined): void => {
    if (over) return
    over = true
    events.ended(why, cause)
  }

  /** Resolves with why this way leads nowhere; never where the socket opened. */
  const tryWay = (way: Way): Promise<Why> =>
    new Promise((resolve) => {
      const opening = new WebSocket(address.socket, { ...(way.dispatcher === null ? {} : { dispatcher: way.dispatcher }) })
      let opened = false
      let bye: LineTrouble | null = null
      socket = opening
      opening.onopen = () => {
        opened = true
        if (over) opening.close(1000)
        else events.opened()
      }
      opening.onmessage = ({ data }) => {
        const message = readToMember(String(data))
        if (message === null) {
          end('desk-unreadable', 'a message that is none')
          opening.close(1000)
          return
        }
        if (message.type === 'bye') bye = message.reason
        if (!over) events.message(message)
      }
      opening.onclose = ({ code }) => {
        if (opened) end(bye ?? 'desk-unreachable', `closed with ${code}`)
        else void whyNot(address, way, stop.signal).then(resolve)
      }
      // What went wrong is asked for below: the socket itself does not say.
      opening.onerror = () => undefined
    })

  const open = async (): Promise<void> => {
    const ways = await network.ways(new URL(address.health))
    if (!ways.ok) return end(wayTrouble(ways.failure), ways.failure.cause)
    let last: Why = { why: 'desk-unreachable', cause: 'no way leads there' }
    for (const way of ways.value) {
      if (over) return
      last = await tryWay(way)
      if (last.why !== 'proxy-unreachable') break
    }
    end(last.why, last.cause)
  }
  void open()

  return {
    send: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
    },
    close: () => {
      over = true
      stop.abort()
      socket?.close(1000)
    },
  }
}

/** Asks the same place by the same way something simple. */
const whyNot = async (address: DeskAddress, { kind, dispatcher }: Way, signal: AbortSignal): Promise<Why> => {
  try {
    const { statusCode, body } = await request(address.health, {
      signal,
      headersTimeout: patience,
      bodyTimeout: patience,
      ...(dispatcher === null ? {} : { dispatcher }),
    })
    await body.dump()
    // A proxy that answers for itself, a desk that is full, or one that lets no socket through.
    if (statusCode === 407) return { why: 'proxy-refused', cause: `status ${statusCode}` }
    return { why: statusCode === 502 || statusCode === 504 ? 'desk-unreachable' : 'desk-refused', cause: `no socket, but status ${statusCode}` }
  } catch (cause) {
    const failure = failureOf(cause, signal, kind)
    return { why: wayTrouble(failure), cause: failure.cause }
  }
}

const wayTrouble = ({ reason }: SourceFailure): WayTrouble =>
  reason === 'source-stalled' ? 'desk-silent' : (wayTroubles.find((one) => one === reason) ?? 'desk-unreachable')
