import { buildParameter, contractPath, wireVersion } from '../../src-shared/contract/address.ts'
import type { ToPage } from '../../src-shared/contract/wire.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { buildId } from '../build-id.ts'
import { takeSnapshot, useReplica } from '../stores/slices.ts'
import { reconnectDelay } from './back-off.ts'
import { setSender } from './send.ts'

/** Main answers within milliseconds; a disk that has to wake up may need longer. */
const answerWithin = 8000
/** A page that is told again and again to load anew would never show anything. */
const reloadAtMostEvery = 10_000
const reloadedAtKey = 'talkroom.reloadedAt'

type Waiting = { readonly settle: (result: Result<unknown>) => void; readonly timer: ReturnType<typeof setTimeout> }

/** The one connection to main: commands out, answers and snapshots in; comes back by itself. */
export const connect = (): void => {
  let socket: WebSocket | null = null
  let attempt = 0
  let lastId = 0
  const waiting = new Map<number, Waiting>()

  const settle = (id: number, result: Result<unknown>): void => {
    const one = waiting.get(id)
    if (one === undefined) return
    waiting.delete(id)
    clearTimeout(one.timer)
    one.settle(result)
  }

  const reload = (): void => {
    const last = Number(sessionStorage.getItem(reloadedAtKey) ?? '-1e9')
    if (Math.abs(performance.timeOrigin + performance.now() - last) < reloadAtMostEvery) return
    sessionStorage.setItem(reloadedAtKey, String(performance.timeOrigin + performance.now()))
    location.reload()
  }

  const take = (message: ToPage): void => {
    switch (message.type) {
      case 'answer':
        settle(message.id, message.ok ? ok(message.value) : { ok: false, failure: message.failure })
        break
      case 'snapshot':
        if (message.wire === wireVersion) takeSnapshot(message.rev, message.slices)
        else reload()
        break
      case 'reload':
        reload()
        break
    }
  }

  const open = (): void => {
    const next = new WebSocket(`ws://${location.host}${contractPath}?${buildParameter}=${encodeURIComponent(buildId)}`)
    socket = next
    next.onopen = () => {
      attempt = 0
      // Main may have started anew and count from the beginning again; its first snapshot on a connection carries everything.
      useReplica.setState({ rev: -1 })
    }
    next.onmessage = ({ data }) => take(JSON.parse(String(data)) as ToPage)
    next.onclose = () => {
      for (const id of [...waiting.keys()]) settle(id, fail('not-connected'))
      useReplica.setState({ connection: 'lost' })
      setTimeout(open, reconnectDelay(attempt))
      attempt += 1
    }
  }

  setSender((name, args) => {
    if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve(fail('not-connected'))
    lastId += 1
    const id = lastId
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(id, fail('no-answer')), answerWithin)
      waiting.set(id, { settle: resolve, timer })
      socket?.send(JSON.stringify({ id, name, args }))
    })
  })
  open()
}
