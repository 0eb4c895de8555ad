import { lineDelay } from '../../../src-shared/plenary/line.ts'
import type { FromMember, MediaRequest, ToMember } from '../../../src-shared/plenary/wire.ts'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { afterBye, type Pace } from './coming-back.ts'

type Done = Extract<ToMember, { type: 'done' }>
type WithoutId<M> = M extends { readonly id: number } ? Omit<M, 'id'> : never
type Asked = WithoutId<FromMember>
type Told = Extract<ToMember, { type: 'welcome' | 'changed' | 'ice' | 'stage' | 'media-lost' | 'slow-down' }>
type ByeReason = Extract<ToMember, { type: 'bye' }>['reason']

/** Longer than the desk needs over a bad line; whoever waits is told so then. */
const answerWithin = 8000

export type DeskSocketOptions = {
  readonly url: string
  readonly pass: string
  readonly device: string
  readonly pace: Pace
  onTold(message: Told): void
  onLost(tries: number): void
  onKnocking(): void
  onGone(reason: ByeReason): void
}

export type DeskSocket = {
  ask(name: string, args: unknown): Promise<Result<unknown>>
  askMedia(media: MediaRequest): Promise<Result<unknown>>
  /** Comes back now and does not wait; after a goodbye too. */
  again(): void
  close(): void
}

/** The one connection to the desk. It comes back by itself wherever that can help. */
export const openDeskSocket = ({ url, pass, device, pace, ...tell }: DeskSocketOptions): DeskSocket => {
  let socket: WebSocket | null = null
  let bye: ByeReason | null = null
  let tries = 0
  let lastId = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let pulse: ReturnType<typeof setTimeout> | undefined
  let closed = false
  const waiting = new Map<number, { readonly settle: (result: Result<unknown>) => void; readonly timer: ReturnType<typeof setTimeout> }>()

  const settle = (id: number, result: Result<unknown>): void => {
    const one = waiting.get(id)
    waiting.delete(id)
    clearTimeout(one?.timer)
    one?.settle(result)
  }
  const take = (message: ToMember): void => {
    switch (message.type) {
      case 'done':
        settle(message.id, resultOf(message))
        break
      case 'bye':
        bye = message.reason
        break
      case 'welcome':
        tries = 0
        pulse = setTimeout(feel, pace.aliveEvery)
        tell.onTold(message)
        break
      case 'changed':
      case 'ice':
      case 'stage':
      case 'media-lost':
      case 'slow-down':
        tell.onTold(message)
        break
    }
  }
  const comeBack = (): void => {
    tries += 1
    tell.onLost(tries)
    timer = setTimeout(open, lineDelay('desk-unreachable', tries, Math.random()))
  }
  const ended = (): void => {
    socket = null
    clearTimeout(pulse)
    for (const id of [...waiting.keys()]) settle(id, fail('not-connected'))
    if (closed) return
    const reason = bye
    bye = null
    switch (reason === null ? 'again' : afterBye(reason)) {
      case 'again':
        comeBack()
        break
      case 'knock':
        tell.onKnocking()
        timer = setTimeout(open, pace.knockEvery)
        break
      case 'stay':
        if (reason !== null) tell.onGone(reason)
        break
    }
  }
  const open = (): void => {
    clearTimeout(timer)
    const mine = new WebSocket(url)
    socket = mine
    mine.onopen = () => mine.send(JSON.stringify({ type: 'hello', pass, device }))
    mine.onmessage = ({ data }) => {
      if (socket === mine) take(JSON.parse(String(data)) as ToMember)
    }
    mine.onclose = () => {
      if (socket === mine) ended()
    }
  }
  const send = (message: Asked, within: number = answerWithin) => {
    const to = socket
    if (to?.readyState !== WebSocket.OPEN) return Promise.resolve<Result<unknown>>(fail('not-connected'))
    lastId += 1
    const id = lastId
    return new Promise<Result<unknown>>((resolve) => {
      waiting.set(id, { settle: resolve, timer: setTimeout(() => settle(id, fail('no-answer')), within) })
      to.send(JSON.stringify({ ...message, id }))
    })
  }

  /** Nobody is there any more: the browser would wait for minutes for the other end to agree. */
  const feel = async (): Promise<void> => {
    const mine = socket
    const done = await send({ type: 'alive' }, pace.aliveWithin)
    if (closed || mine === null || socket !== mine) return
    if (done.ok) {
      pulse = setTimeout(feel, pace.aliveEvery)
      return
    }
    mine.close()
    ended()
  }

  open()
  return {
    ask: (name, args) => send({ type: 'ask', name, args }),
    askMedia: (media) => send({ type: 'media', media }),
    again: () => {
      if (socket === null || socket.readyState > WebSocket.OPEN) open()
    },
    close: () => {
      closed = true
      clearTimeout(timer)
      clearTimeout(pulse)
      socket?.close()
    },
  }
}

const resultOf = (done: Done): Result<unknown> => (done.ok ? ok(done.value) : fail(done.reason))
