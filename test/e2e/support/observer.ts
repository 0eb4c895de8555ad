import type { BrowserContext } from '@playwright/test'
import WebSocket from 'ws'
import type { Slices } from '../../../src-shared/contract/slices.ts'
import type { ToPage } from '../../../src-shared/contract/wire.ts'

/** Listens to what main tells its page, as a second page would: with the page's cookie and the page's origin. */
export type Observer = { slices(): Slices; until(holds: (slices: Slices) => boolean, patience?: number): Promise<Slices>; close(): void }

export const observe = async (context: BrowserContext, origin: string, build: string): Promise<Observer> => {
  const cookies = await context.cookies(origin)
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/contract?build=${build}`, {
    origin,
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  })
  let known: Slices | null = null
  const listeners = new Set<() => void>()
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString()) as ToPage
    if (message.type !== 'snapshot') return
    known = { ...(known as Slices), ...message.slices }
    for (const call of listeners) call()
  })
  socket.on('error', () => undefined)

  const slices = (): Slices => {
    if (known === null) throw new Error('main has said nothing yet')
    return known
  }
  const until: Observer['until'] = (holds, patience = 30_000) =>
    new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        listeners.delete(look)
        clearTimeout(timer)
        settle()
      }
      const look = () => {
        const now = known
        if (now !== null && holds(now)) done(() => resolve(now))
      }
      const timer = setTimeout(() => done(() => reject(new Error(`main never said so; the last: ${JSON.stringify(known?.room.programme.phase)}`))), patience)
      listeners.add(look)
      look()
    })
  await until(() => true, 10_000)
  return { slices, until, close: () => socket.terminate() }
}
