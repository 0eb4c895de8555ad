import type { DeskAddress } from '../../src-shared/plenary/desk-address.ts'
import { isRoomView } from '../../src-shared/plenary/from-desk.ts'
import { type Line, type LineEffect, type LineEvent, lineOff, stepLine, welcomeWithin } from '../../src-shared/plenary/line.ts'
import { applyPatch } from '../../src-shared/plenary/patch.ts'
import type { RoomView } from '../../src-shared/plenary/view.ts'
import type { FromMember, IceServer, ToMember } from '../../src-shared/plenary/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import type { Network } from '../packs/fetch/network/network.ts'
import type { After } from '../shell/after.ts'
import { type DeskSocket, openDeskSocket } from './desk-socket.ts'

/** Where the line leads, and as whom. */
export type LineTarget = { readonly address: DeskAddress; readonly pass: string; readonly device: string }

/** What is asked of the desk; the line numbers it. */
export type Question = { [T in 'ask' | 'media']: Omit<Extract<FromMember, { type: T }>, 'id'> }['ask' | 'media']

/** The room's line to the desk: wanted or not, it comes back by itself, and keeps what it heard last. */
export type DeskLine = {
  /** From now on; null: no line is wanted. */
  aim(target: LineTarget | null): void
  ask(question: Question): Promise<Result<unknown>>
  line(): Line
  view(): RoomView | null
  /** Relays for media, as the desk named them last. */
  relays(): readonly IceServer[]
  /** Tries at once instead of waiting: the machine woke up, or the network changed. */
  hurry(): void
  stop(): void
}

/** Asked this often whether the desk is there, and given up when it has not said so for so long. */
const aliveEvery = 800
const silentAfter = 2000
const answerWithin = 12_000

export const createDeskLine = (deps: {
  readonly network: Network
  readonly after: After
  readonly log: Log
  /** The line or the view changed. */
  onChange(): void
  /** Of media: the line knows nothing of it. */
  onMedia(message: Extract<ToMember, { type: 'stage' | 'media-lost' }>): void
}): DeskLine => {
  const { after, log } = deps
  let target: LineTarget | null = null
  let line: Line = lineOff
  let view: (Readonly<Record<string, unknown>> & RoomView) | null = null
  let relays: readonly IceServer[] = []
  let socket: DeskSocket | null = null
  let cancel: () => void = () => undefined
  let cancelAlive: () => void = () => undefined
  let heardAt = 0
  let lastId = 0
  const waiting = new Map<number, (result: Result<unknown>) => void>()

  const give = (event: LineEvent): void => {
    const before = line
    const step = stepLine(line, event, Math.random())
    line = step.line
    for (const effect of step.effects) carryOut(effect)
    if (before.name !== line.name || event.type === 'ended') deps.onChange()
  }

  const dropSocket = (): void => {
    cancel()
    cancelAlive()
    socket?.close()
    socket = null
    for (const id of [...waiting.keys()]) settle(id, fail('not-connected'))
  }
  const settle = (id: number, result: Result<unknown>): void => {
    waiting.get(id)?.(result)
    waiting.delete(id)
  }

  const carryOut = (effect: LineEffect): void => {
    switch (effect.do) {
      case 'open':
        open()
        return
      case 'greet':
        if (target !== null) socket?.send({ type: 'hello', pass: target.pass, device: target.device })
        return
      case 'close':
        dropSocket()
        return
      case 'wait':
        cancel = after(effect.milliseconds, () => give({ type: 'due' }))
    }
  }

  const open = (): void => {
    if (target === null) return
    cancel = after(welcomeWithin('tries' in line ? line.tries : 0), () => give({ type: 'ended', why: 'desk-silent' }))
    const opened: DeskSocket = openDeskSocket(target.address, deps.network, {
      opened: () => give({ type: 'opened' }),
      message: take,
      ended: (why, cause) => {
        log.warn('no line to the desk', { why, cause })
        if (socket === opened) give({ type: 'ended', why })
      },
    })
    socket = opened
  }

  const stayAlive = (): void => {
    cancelAlive = after(aliveEvery, () => {
      if (performance.now() - heardAt > silentAfter) {
        log.warn('the desk is silent')
        give({ type: 'ended', why: 'desk-silent' })
        return
      }
      lastId += 1
      socket?.send({ type: 'alive', id: lastId })
      stayAlive()
    })
  }

  /** What a room cannot show is no view: the line ends, and what was known before it stays. */
  const keepView = (next: Readonly<Record<string, unknown>>): boolean => {
    if (isRoomView(next)) {
      view = next
      return true
    }
    give({ type: 'ended', why: 'desk-unreadable' })
    return false
  }

  const take = (message: ToMember): void => {
    heardAt = performance.now()
    switch (message.type) {
      case 'welcome':
        cancel()
        if (message.you.role !== 'room') {
          log.warn('the pass is not a room’s', { role: message.you.role })
          give({ type: 'ended', why: 'pass-unreadable' })
          return
        }
        if (!keepView(message.view)) return
        log.info('the line to the desk stands', { member: message.you.id })
        relays = message.ice
        give({ type: 'welcomed' })
        stayAlive()
        return
      case 'changed':
        if (view !== null && keepView(applyPatch(view, message.patch))) deps.onChange()
        return
      case 'done':
        settle(message.id, message.ok ? ok(message.value) : fail(message.reason))
        return
      case 'stage':
      case 'media-lost':
        deps.onMedia(message)
        return
      case 'ice':
        relays = message.servers
        deps.onChange()
        return
      case 'slow-down':
        log.warn('the desk asks for fewer messages')
        return
      case 'bye':
        log.info('the desk says goodbye', { reason: message.reason })
        give({ type: 'ended', why: message.reason })
    }
  }

  return {
    aim: (next) => {
      if (JSON.stringify(next) === JSON.stringify(target)) return
      const before = target
      target = next
      if (next === null) {
        give({ type: 'unwanted' })
        view = null
      } else if (before === null) give({ type: 'wanted' })
      else {
        view = null
        give({ type: 'changed' })
      }
    },
    ask: (question) => {
      if (line.name !== 'in' || socket === null) return Promise.resolve(fail('not-connected'))
      lastId += 1
      const id = lastId
      socket.send({ ...question, id })
      return new Promise((resolve) => {
        const cancelWait = after(answerWithin, () => settle(id, fail('no-answer')))
        waiting.set(id, (result) => {
          cancelWait()
          resolve(result)
        })
      })
    },
    line: () => line,
    view: () => view,
    relays: () => relays,
    hurry: () => {
      // A line that slept is asked at once whether it is one; the answer has to come anew.
      if (line.name === 'in' && performance.now() - heardAt > silentAfter) give({ type: 'ended', why: 'desk-silent' })
      give({ type: 'due' })
    },
    stop: () => give({ type: 'unwanted' }),
  }
}
