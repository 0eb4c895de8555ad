import type { Readable, Writable } from 'node:stream'

/** One message of the DevTools protocol that nobody asked for. */
export type ProtocolEvent = { readonly method: string; readonly params: Readonly<Record<string, unknown>> }

export type Pipe = {
  /** Rejects when the browser refuses or is gone. */
  send(method: string, params?: object, sessionId?: string): Promise<Readonly<Record<string, unknown>>>
  onEvent(listener: (event: ProtocolEvent) => void): void
}

type Waiting = { resolve(result: Readonly<Record<string, unknown>>): void; reject(error: Error): void }
type Message = { id?: number; result?: Record<string, unknown>; error?: { message: string } } & Partial<ProtocolEvent>

/**
 * The DevTools protocol over the two pipes that `--remote-debugging-pipe` opens: JSON messages, each
 * ended by a zero byte. No port is open, and the browser ends by itself when we do.
 */
export const openPipe = (toBrowser: Writable, fromBrowser: Readable): Pipe => {
  const waiting = new Map<number, Waiting>()
  const listeners: ((event: ProtocolEvent) => void)[] = []
  let lastId = 0
  let gone: Error | null = null
  let pieces: Buffer[] = []

  const end = (cause: Error) => {
    gone ??= cause
    for (const { reject } of waiting.values()) reject(gone)
    waiting.clear()
  }

  const take = (message: Message) => {
    if (message.id === undefined) {
      const { method, params = {} } = message
      if (method !== undefined) for (const listener of listeners) listener({ method, params })
      return
    }
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error === undefined) asked?.resolve(message.result ?? {})
    else asked?.reject(new Error(message.error.message))
  }

  fromBrowser.on('data', (chunk: Buffer) => {
    let from = 0
    for (let zero = chunk.indexOf(0); zero >= 0; zero = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...pieces, chunk.subarray(from, zero)]).toString('utf8')
      pieces = []
      from = zero + 1
      take(JSON.parse(text) as Message)
    }
    pieces.push(chunk.subarray(from))
  })
  fromBrowser.on('close', () => end(new Error('the browser closed its pipe')))
  fromBrowser.on('error', end)
  toBrowser.on('error', end)

  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (gone !== null) return reject(gone)
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        toBrowser.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`)
      }),
    onEvent: (listener) => listeners.push(listener),
  }
}
