import type { WebSocket } from 'ws'
import { type Allowance, fullAllowance, messageLimits, spend } from '../../../src-shared/plenary/allowance.ts'
import { type ByeReason, type FromMember, fromMember, type ToMember } from '../../../src-shared/plenary/wire.ts'

/** What has not been read by then is not being read any more; whoever connects again gets everything. */
const maxUnread = 4 * 1024 * 1024
const helloWithin = 5000

/** One socket: messages that were read and allowed come out, and nothing else does. */
export type GuestConnection = {
  send(message: ToMember): void
  /** Says why, and closes. */
  bye(reason: ByeReason): void
  /** Asks for a sign of life; whoever gave none since the last time is gone. */
  probe(): void
}

export const createGuestConnection = (
  socket: WebSocket,
  handle: {
    hello(message: Extract<FromMember, { type: 'hello' }>): void
    message(message: Exclude<FromMember, { type: 'hello' }>): void
    closed(): void
  },
): GuestConnection => {
  let allowance: Allowance = fullAllowance(messageLimits, performance.now())
  let greeted = false
  let alive = true

  const send = (message: ToMember): void => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > maxUnread) socket.terminate()
    else socket.send(JSON.stringify(message))
  }
  const bye = (reason: ByeReason): void => {
    send({ type: 'bye', reason })
    socket.close(4000, reason)
    // Whoever does not answer the close, or floods on, is not listened to any longer.
    socket.removeAllListeners('message')
    setTimeout(() => socket.terminate(), reason === 'too-many' ? 0 : 2000).unref()
  }

  const impatience = setTimeout(() => bye('no-hello'), helloWithin)
  socket.on('message', (data, binary) => {
    const spent = spend(allowance, messageLimits, performance.now())
    allowance = spent.allowance
    if (spent.verdict === 'close') bye('too-many')
    if (spent.verdict === 'told') send({ type: 'slow-down' })
    if (spent.verdict !== 'pass') return
    const message = binary ? null : readMessage(data.toString())
    if (message === null) bye('malformed')
    else if (message.type !== 'hello' && greeted) handle.message(message)
    else if (message.type === 'hello' && !greeted) {
      greeted = true
      clearTimeout(impatience)
      handle.hello(message)
    } else bye('malformed')
  })
  socket.on('pong', () => {
    alive = true
  })
  // A message that is too long, or no WebSocket at all: `ws` says so and closes.
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearTimeout(impatience)
    handle.closed()
  })

  return {
    send,
    bye,
    probe: () => {
      if (!alive) bye('silent')
      alive = false
      if (socket.readyState === socket.OPEN) socket.ping()
    },
  }
}

const readMessage = (text: string): FromMember | null => {
  try {
    const read = fromMember.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    // Not even JSON.
    return null
  }
}
