import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket, connect as tcpConnect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSystemClock } from '../../src-main/clock/system-clock.ts'
import { createMemoryLog } from '../../src-main/logging/memory-log.ts'
import { createSettingsNetwork } from '../../src-main/packs/fetch/network/settings-network.ts'
import { openPlenaryMemory } from '../../src-main/plenary/plenary-memory.ts'
import { createPlenaryService } from '../../src-main/plenary/plenary-service.ts'
import type { KioskSettings } from '../../src-main/settings/settings.ts'
import { afterInTheWorld } from '../../src-main/shell/after.ts'
import type { PlenarySlice } from '../../src-shared/contract/plenary.ts'
import { defaultPlenarySettings, type PlenarySettings } from '../../src-shared/plenary/settings.ts'
import type { PlenaryPhase } from '../../src-shared/plenary/view.ts'
import type { ProgrammeView } from '../../src-shared/programme/view.ts'
import { withDefaults } from '../../src-shared/settings/schema.ts'
import { duration, instant, minutes, plus } from '../../src-shared/time/time.ts'

/** The room's side of the plenary as main has it, without a window: real sockets, real files. */
export const tryPlenaryRoom = async (options: {
  readonly desk: string
  readonly pass: string | null
  readonly settings?: Partial<KioskSettings>
  readonly plenary?: Partial<PlenarySettings>
  readonly directory?: string
}) => {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'plenary-room-'))
  const clock = createSystemClock({ speed: 1 })
  const log = createMemoryLog()
  let kept: KioskSettings = { ...withDefaults({}), ...options.settings, plenary: { ...defaultPlenarySettings, ...options.plenary } }
  const settings = {
    get: () => kept,
    set: (change: Partial<KioskSettings>) => {
      kept = { ...kept, ...change }
    },
    wasReset: false,
    onChange: () => () => undefined,
  }
  const memory = await openPlenaryMemory(directory, { log, now: () => clock.now() })
  const network = createSettingsNetwork(settings, {}, null)
  let slice: PlenarySlice | null = null
  const followed: PlenaryPhase[] = []
  const offers: unknown[] = []
  const service = createPlenaryService({
    clock,
    settings,
    network,
    memory,
    after: afterInTheWorld,
    log,
    seminar: { id: 'demo', desk: options.desk },
    pass: () => options.pass,
    follow: (_, phase) => followed.push(phase),
    publish: (told) => {
      if (told.plenary !== undefined) slice = told.plenary
      if (told.plenaryOffer !== undefined) offers.push(told.plenaryOffer.word)
    },
  })
  const at = clock.now()
  const row = {
    id: 'plenary',
    kind: 'plenary',
    starts: at,
    ends: plus(at, minutes(30)),
    planned: minutes(30),
    allotted: minutes(30),
    fixedAt: at,
  } as const
  const on: ProgrammeView = {
    phase: { name: 'running', segment: 'plenary', enteredAt: at },
    paused: false,
    rows: [{ ...row, state: 'current' }],
    notices: [],
  }
  const after: ProgrammeView = { ...on, phase: { name: 'ended', at: instant(at) }, rows: [{ ...row, state: 'done' }] }
  const sentOn: ProgrammeView = { ...on, phase: { name: 'ended', at: instant(at) }, rows: [{ ...row, state: 'done', releasedAt: at }] }
  service.programme({ programme: on, rehearsal: false })
  return {
    directory,
    memory,
    network,
    log,
    service,
    followed,
    offers,
    settings,
    slice: (): PlenarySlice => slice ?? service.slices().plenary,
    /** The programme goes on without it. */
    goOn: () => service.programme({ programme: after, rehearsal: false }),
    /** The host sent everybody on. */
    sendOn: () => service.programme({ programme: sentOn, rehearsal: false }),
    /** Another plenary is on. */
    goToNext: () =>
      service.programme({
        programme: { ...on, phase: { name: 'running', segment: 'second', enteredAt: at }, rows: [{ ...row, id: 'second', state: 'current' }] },
        rehearsal: false,
      }),
    stop: async () => {
      await service.stop()
      await network.close()
    },
    clear: () => rmSync(directory, { recursive: true, force: true }),
  }
}
export type TriedRoom = Awaited<ReturnType<typeof tryPlenaryRoom>>

/** A cable between a room and its desk, that can be cut: with a word to both, or without one. */
export const startCable = async (to: number) => {
  const pairs = new Set<readonly [Socket, Socket]>()
  let silent = false
  const server = createServer((near) => {
    if (silent) return
    const far = tcpConnect(to, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on('data', (data) => {
        if (!silent) other.write(data)
      })
      one.on('error', () => undefined)
      one.on('close', () => {
        pairs.delete(pair)
        other.destroy()
      })
    }
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const cut = (): void => {
    for (const [near, far] of pairs) {
      near.destroy()
      far.destroy()
    }
  }
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    /** Nothing passes any more, and nobody is told. */
    silence: (for_: number) => {
      silent = true
      setTimeout(() => {
        silent = false
      }, duration(for_))
    },
    close: () => {
      cut()
      server.close()
    },
  }
}
