/// <reference path="./janode.d.ts" />
import type { JanodeHandle, Jsep } from 'janode'
import { loadJanode } from './load-janode.ts'

/** Longer than any answer takes: a server that is silent for so long is not one. */
const answerWithin = 5000
const keepAliveSeconds = 20

export type Answer = { readonly data: Readonly<Record<string, unknown>>; readonly sdp: string | null }

/** One handle of the VideoRoom. What Janus refuses, and its silence, is thrown as an error that says what. */
export type RoomHandle = {
  ask(body: object, jsep?: Jsep): Promise<Answer>
  candidate(candidate: object | null): Promise<void>
  on(event: 'up' | 'hangup' | 'media' | 'detached', listener: (data: Readonly<Record<string, unknown>>) => void): void
  detach(): Promise<void>
}

/** A connection to Janus with one session. `onEnd`: it is gone, and with it every handle. */
export type JanusLink = { attach(): Promise<RoomHandle>; close(): Promise<void> }

const timely = async <T>(promise: Promise<T>, what: string): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Janus does not answer (${what})`)), answerWithin)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

export const openJanusLink = async (options: {
  readonly url: string
  readonly apiSecret: string
  readonly onEnd: () => void
}): Promise<JanusLink> => {
  const { janode, videoRoom } = await loadJanode()
  const connection = await timely(
    janode.connect({ address: { url: options.url, apisecret: options.apiSecret }, max_retries: 0, retry_time_secs: 1 }),
    'connecting',
  )
  for (const event of ['connection_closed', 'connection_error']) connection.once(event, options.onEnd)
  const session = await timely(connection.create(keepAliveSeconds), 'session')
  return {
    attach: async () => handleOf(await timely(session.attach(videoRoom), 'attach')),
    close: async () => {
      await timely(connection.close(), 'closing').catch(() => undefined)
    },
  }
}

const events = { up: 'handle_webrtcup', hangup: 'handle_hangup', media: 'handle_media', detached: 'handle_detached' } as const

const handleOf = (handle: JanodeHandle): RoomHandle => ({
  ask: async (body, jsep) => {
    const { plugindata, jsep: answer } = await timely(
      handle.message(body, jsep),
      JSON.stringify({ ...body, secret: undefined, pin: undefined, admin_key: undefined }),
    )
    const data = plugindata?.data ?? {}
    if (data.error_code !== undefined) throw new Error(`${String(data.error_code)} ${String(data.error)}`)
    return { data, sdp: answer?.sdp ?? null }
  },
  candidate: async (candidate) => {
    await timely(candidate === null ? handle.trickleComplete() : handle.trickle(candidate), 'candidate')
  },
  on: (event, listener) => handle.on(events[event], listener),
  detach: async () => {
    // What is gone already is what was wanted.
    await timely(handle.detach(), 'detach').catch(() => undefined)
  },
})
