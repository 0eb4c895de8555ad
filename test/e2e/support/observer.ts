import type { BrowserContext } from '@playwright/test'
import WebSocket from 'ws'
import type { Slices } from '../../../src-shared/contract/slices.ts'
import type { ToPage } from '../../../src-shared/contract/wire.ts'
import type { Main } from '../../journeys/room.ts'

/** Listens to what main tells its page, as a second page would: with the page's cookie and the page's origin. */
export type Observer = Main & { close(): void }

export const observe = async (context: BrowserContext, origin: string, build: string): Promise<Observer> => {
  const cookies = await context.cookies(origin)
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/contract?build=${build}`, {
    origin,
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  })
  let known: Slices | null = null
  let heard = 0
  let refused = ''
  const listeners = new Set<(slices: Slices) => void>()
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString()) as ToPage
    if (message.type === 'reload') refused = 'main is another build than dist/build-id says'
    if (message.type !== 'snapshot') return
    known = { ...(known as Slices), ...message.slices }
    heard = performance.now()
    for (const call of [...listeners]) call(known)
  })
  socket.on('error', (cause) => {
    refused = cause.message
  })

  const slices = (): Slices => {
    if (known === null) throw new Error('main has said nothing yet')
    return known
  }
  const now = (): number => {
    const { clock } = slices()
    return clock.now + (performance.now() - heard) * clock.speed
  }
  const waitFor = <T>(look: () => T | null, patience: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        listeners.delete(check)
        clearTimeout(timer)
        clearInterval(looks)
        settle()
      }
      const check = () => {
        const found = known === null ? null : look()
        if (found !== null) done(() => resolve(found))
      }
      const timer = setTimeout(() => done(() => reject(new Error(`main never said so; ${lastWord(known)} ${refused}`))), patience)
      // What the clock alone changes is told to nobody.
      const looks = setInterval(check, 50)
      listeners.add(check)
      check()
    })

  await waitFor(() => true, 10_000)
  return {
    slices,
    now,
    until: (holds, patience = 30_000) =>
      waitFor(() => {
        const all = slices()
        return holds(all) ? all : null
      }, patience),
    untilTime: async (at, patience = 60_000) => {
      await waitFor(() => (now() >= at ? true : null), patience)
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => socket.terminate(),
  }
}

const lastWord = (known: Slices | null): string =>
  known === null
    ? 'it has said nothing at all'
    : `the last: ${JSON.stringify({ phase: known.room.programme.phase, paused: known.room.programme.paused, undo: known.room.programme.undo, groups: known.groups, troubles: known.troubles, devices: known.devices })}`
