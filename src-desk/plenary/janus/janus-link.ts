import { randomBytes } from 'node:crypto'
import WebSocket from 'ws'

/** Longer than any answer takes: a server that is silent for so long is not one. */
const answerWithin = 5000
/** Janus counts from the last request, not from the loss of the socket: seldom enough would shorten what is left to come back in. */
const keepAliveEvery = 5000
/** How long a socket that was lost is opened again before the server is given up. */
const reopenWithin = 8000
const reopenEvery = 200
const silence = 'Janus does not answer'

export type Jsep = { readonly type: 'offer' | 'answer'; readonly sdp: string }
export type Answer = { readonly data: Readonly<Record<string, unknown>>; readonly sdp: string | null }

type HandleEvent = 'up' | 'hangup' | 'media' | 'detached'
type Listener = (data: Readonly<Record<string, unknown>>) => void

/** One handle of the VideoRoom. What Janus refuses, and its silence, is thrown as an error that says what. */
export type RoomHandle = {
  readonly id: number
  ask(body: object, jsep?: Jsep): Promise<Answer>
  candidate(candidate: object | null): Promise<void>
  on(event: HandleEvent, listener: Listener): void
  detach(): Promise<void>
}

/**
 * One session at Janus, over as many sockets as it takes: one that is lost is opened again, and the session claimed over
 * it, so that media never notices. `onEnd`: the session is gone, and with it every handle.
 */
export type JanusLink = {
  readonly session: number
  attach(): Promise<RoomHandle>
  isOpen(): boolean
  /** A handle of this session that an earlier desk attached. */
  adopt(id: number): RoomHandle
  /** Ends the session where Janus still answers, and the socket. */
  close(): Promise<void>
  /** The server is known to be gone: nothing is opened again, and `onEnd` is not called. */
  abandon(): void
}

type Reply = {
  readonly janus?: string
  readonly transaction?: string
  readonly sender?: number
  readonly data?: { readonly id?: number }
  readonly error?: { readonly code?: number; readonly reason?: string }
  readonly plugindata?: { readonly data?: Readonly<Record<string, unknown>> }
  readonly jsep?: Jsep
}
type Pending = {
  readonly settle: (reply: Reply) => void
  readonly fail: (cause: Error) => void
  readonly onAck: boolean
  /** Where it was sent; null: it waits for a socket. */
  over: WebSocket | null
}

const events: Readonly<Record<string, HandleEvent>> = { webrtcup: 'up', hangup: 'hangup', media: 'media', detached: 'detached' }

export const openJanusLink = async (options: {
  readonly url: string
  readonly apiSecret: string
  /** The session to go on with; null: a new one. Throws where Janus does not know it. */
  readonly claim: number | null
  /** The session goes on over a new socket; what Janus told meanwhile is lost. */
  readonly onReopened: () => void
  readonly onEnd: () => void
}): Promise<JanusLink> => {
  const pending = new Map<string, Pending>()
  const listeners = new Map<number, Map<HandleEvent, Listener>>()
  // Answers to an earlier desk may still come over a session that was claimed.
  const prefix = randomBytes(6).toString('base64url')
  let asked = 0
  let session: number | null = options.claim
  let ended = false
  let socket: Promise<WebSocket>
  let current: WebSocket | null = null

  const hear = (text: string): void => {
    const reply = JSON.parse(text) as Reply
    const waiting = pending.get(reply.transaction ?? '')
    if (waiting !== undefined && (reply.janus !== 'ack' || waiting.onAck)) {
      pending.delete(reply.transaction ?? '')
      if (reply.error === undefined) waiting.settle(reply)
      else waiting.fail(new Error(`${reply.error.code} ${reply.error.reason}`))
    } else if (reply.janus === 'timeout') end()
    else if (reply.sender !== undefined) {
      const event = events[reply.janus ?? '']
      if (event !== undefined) listeners.get(reply.sender)?.get(event)?.(reply as Readonly<Record<string, unknown>>)
    }
  }

  const connect = (): Promise<WebSocket> =>
    new Promise((opened, refused) => {
      const made = new WebSocket(options.url, 'janus-protocol', { handshakeTimeout: answerWithin, perMessageDeflate: false })
      made.once('open', () => opened(made))
      made.on('error', (cause) => refused(cause.message.includes('timed out') ? new Error(`${silence} (connecting)`) : cause))
      made.on('message', (data) => hear(data.toString()))
      made.once('close', () => {
        const cause = new Error('Janus closed the connection')
        refused(cause)
        for (const { over, fail } of pending.values()) if (over === made) fail(cause)
        if (current !== made) return
        current = null
        if (!ended) reopen()
      })
    })

  const request = async (over: Promise<WebSocket>, body: object, what: string, onAck = false): Promise<Reply> => {
    asked += 1
    const transaction = `${prefix}${asked}`
    let timer: ReturnType<typeof setTimeout> | undefined
    const answer = new Promise<Reply>((settle, fail) => {
      pending.set(transaction, { settle, fail, onAck, over: null })
      timer = setTimeout(() => fail(new Error(`${silence} (${what})`)), answerWithin)
    })
    try {
      // While a socket is opened again, what is asked waits for it.
      over.then(
        (open) => {
          const sent = pending.get(transaction)
          if (sent === undefined) return
          sent.over = open
          open.send(JSON.stringify({ ...body, transaction, apisecret: options.apiSecret, ...(session === null ? {} : { session_id: session }) }))
        },
        (cause: unknown) => pending.get(transaction)?.fail(cause instanceof Error ? cause : new Error(String(cause))),
      )
      return await answer
    } finally {
      clearTimeout(timer)
      pending.delete(transaction)
    }
  }
  const reopen = (): void => {
    const since = performance.now()
    const attempt = async (): Promise<WebSocket> => {
      for (;;) {
        const over = connect()
        try {
          await request(over, { janus: 'claim' }, 'claim')
          current = await over
          return current
        } catch (cause) {
          // It answers, and knows of no such session or secret: another Janus than the one that was lost.
          if (ended || isRefusal(cause) || performance.now() - since > reopenWithin) throw cause
          await new Promise((resolve) => setTimeout(resolve, reopenEvery))
        }
      }
    }
    socket = attempt()
    socket.then(options.onReopened, end)
  }
  const end = (): void => {
    if (ended) return
    quit()
    options.onEnd()
  }

  const keepAlive = setInterval(() => {
    // Whether it answers is watched by whoever asks for more.
    request(socket, { janus: 'keepalive' }, 'keepalive', true).catch(() => undefined)
  }, keepAliveEvery)
  const quit = (): void => {
    ended = true
    clearInterval(keepAlive)
    current?.terminate()
    for (const { fail } of pending.values()) fail(new Error('Janus is gone'))
  }

  const handleOf = (id: number): RoomHandle => {
    const own = new Map<HandleEvent, Listener>()
    listeners.set(id, own)
    return {
      id,
      ask: async (body, jsep) => {
        const what = JSON.stringify({ ...body, secret: undefined, pin: undefined, admin_key: undefined })
        const message = { janus: 'message', handle_id: id, body, ...(jsep === undefined ? {} : { jsep }) }
        const { plugindata, jsep: answer } = await request(socket, message, what)
        const data = plugindata?.data ?? {}
        if (data.error_code !== undefined) throw new Error(`${String(data.error_code)} ${String(data.error)}`)
        return { data, sdp: answer?.sdp ?? null }
      },
      candidate: async (candidate) => {
        await request(socket, { janus: 'trickle', handle_id: id, candidate: candidate ?? { completed: true } }, 'candidate', true)
      },
      on: (event, listener) => own.set(event, listener),
      detach: async () => {
        listeners.delete(id)
        // What is gone already is what was wanted.
        await request(socket, { janus: 'detach', handle_id: id }, 'detach').catch(() => undefined)
      },
    }
  }

  try {
    socket = connect()
    current = await socket
    const opened = await request(socket, { janus: session === null ? 'create' : 'claim' }, 'session')
    session ??= idOf(opened)
  } catch (cause) {
    quit()
    throw cause
  }
  const own = session
  return {
    session: own,
    attach: async () => handleOf(idOf(await request(socket, { janus: 'attach', plugin: 'janus.plugin.videoroom' }, 'attach'))),
    isOpen: () => current !== null && !ended,
    adopt: handleOf,
    close: async () => {
      if (current !== null) await request(socket, { janus: 'destroy' }, 'closing').catch(() => undefined)
      quit()
    },
    abandon: quit,
  }
}

/** Janus answered, and said no. */
export const isRefusal = (cause: unknown): boolean => cause instanceof Error && /^\d/.test(cause.message)
/** Janus took what was asked and did not answer. */
export const isSilent = (cause: unknown): boolean => cause instanceof Error && cause.message.startsWith(silence)

const idOf = ({ data }: Reply): number => {
  if (data?.id === undefined) throw new Error('Janus gave no id')
  return data.id
}
