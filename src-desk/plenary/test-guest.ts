import WebSocket from 'ws'
import type { Member } from '../../src-shared/plenary/members.ts'
import { applyPatch } from '../../src-shared/plenary/patch.ts'
import type { MediaRequest, ToMember } from '../../src-shared/plenary/wire.ts'
import { pass } from './test-desk.ts'

type Done = Extract<ToMember, { type: 'done' }>

const within = <T>(promise: Promise<T>, what: string): Promise<T> =>
  Promise.race([promise, new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`no ${what} within 10 s`)), 10_000).unref())])

/** A member over a real socket that keeps its view as a page would. */
export const createTestGuest = (
  port: number,
  options: { readonly origin?: string; readonly path?: string; readonly from?: string; readonly host?: string } = {},
) => {
  const socket = new WebSocket(`ws://${options.host ?? '127.0.0.1'}:${port}${options.path ?? '/plenary'}`, {
    ...(options.origin === undefined ? {} : { origin: options.origin }),
    ...(options.from === undefined ? {} : { localAddress: options.from }),
  })
  const messages: ToMember[] = []
  const listeners = new Set<() => void>()
  const answers = new Map<number, (done: Done) => void>()
  let view: Readonly<Record<string, unknown>> = {}
  let asked = 0
  let closed: { readonly code: number; readonly reason: string } | null = null
  const tell = () => {
    for (const listener of listeners) listener()
  }

  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as ToMember
    messages.push(message)
    if (message.type === 'welcome') view = message.view
    if (message.type === 'changed') view = applyPatch(view, message.patch)
    if (message.type === 'done') answers.get(message.id)?.(message)
    tell()
  })
  socket.on('close', (code, reason) => {
    closed = { code, reason: String(reason) }
    tell()
  })
  socket.on('error', () => undefined)

  const until = <T>(found: () => T | undefined | null | false, what: string): Promise<T> =>
    within(
      new Promise<T>((resolve) => {
        const look = () => {
          const value = found()
          if (value === undefined || value === null || value === false) return
          listeners.delete(look)
          resolve(value)
        }
        listeners.add(look)
        look()
      }),
      what,
    )
  const call = (message: Readonly<Record<string, unknown>>): Promise<Done> => {
    asked += 1
    const id = asked
    const answer = new Promise<Done>((resolve) => answers.set(id, resolve))
    socket.send(JSON.stringify({ ...message, id }))
    return within(answer, `answer to ${JSON.stringify(message).slice(0, 80)}`)
  }

  return {
    messages,
    until,
    opened: () => within(new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject)), 'connection'),
    sendRaw: (text: string | Buffer) => socket.send(text),
    hello: (as: string, device: string) => socket.send(JSON.stringify({ type: 'hello', pass: as, device })),
    welcome: () => until(() => messages.find((message) => message.type === 'welcome'), 'welcome'),
    bye: () => until(() => messages.find((message) => message.type === 'bye')?.reason, 'goodbye'),
    closed: () => until(() => closed, 'end of the connection'),
    ask: (name: string, args: unknown = {}) => call({ type: 'ask', name, args }),
    media: (media: MediaRequest) => call({ type: 'media', media }),
    view: () => view,
    /** Waits until what is seen fits. */
    sees: (fits: (view: Readonly<Record<string, unknown>>) => boolean) => until(() => fits(view), 'such a view'),
    leave: () => socket.terminate(),
  }
}
export type TestGuest = ReturnType<typeof createTestGuest>

export const deviceOf = (id: string): string => `device-of-${id}`.padEnd(22, 'x')

/** Comes in as a member, on the member's own device. */
export const comeIn = async (port: number, of: Member, link = pass(of), host = '127.0.0.1'): Promise<TestGuest> => {
  const guest = createTestGuest(port, { host })
  await guest.opened()
  guest.hello(link, deviceOf(of.id))
  await guest.welcome()
  return guest
}
