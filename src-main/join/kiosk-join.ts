import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import type { JoinSlice } from '../../src-shared/contract/join.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { spanOf } from '../../src-shared/seminar/span.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import type { Log } from '../logging/log.ts'
import type { SystemProxy } from '../packs/fetch/network/choices.ts'
import type { Settings } from '../settings/settings.ts'
import { createJoin, type Join } from './join-service.ts'

/** A place that has not answered by then is not waited for: a group stands before the screen. */
const lookedUpWithin = 20_000

/** Joining with this machine's own network and sticks, and through delivery's own commands. */
export const createKioskJoin = (deps: {
  readonly settings: Settings
  readonly clock: Clock
  readonly log: Log
  /** How the system itself would reach an address; null: it is not asked. */
  readonly systemProxy: SystemProxy | null
  readonly shown: Manifest | null
  /** The seminar that is shown was put there by hand, and no other is fetched. */
  readonly fixed: boolean
  busy(): boolean
  delivery(): Pick<CommandHandlers, 'staff.fetchNow' | 'staff.chooseSeminar'>
  publish(slice: JoinSlice): void
}): Join => {
  const { settings, log, shown } = deps
  const stop = new AbortController()
  const join = createJoin({
    settings,
    clock: deps.clock,
    log,
    fixed: deps.fixed ? { seminar: shown === null ? null : { id: shown.id, ...spanOf(shown) } } : null,
    shown: shown?.id ?? null,
    busy: deps.busy,
    // Loaded when somebody has typed a code: the network's client takes longer to read than the first screen may wait.
    find: async (code) => {
      const { findWithThisMachine } = await import('./kiosk-find.ts')
      const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(lookedUpWithin)])
      return findWithThisMachine(code, { settings, systemProxy: deps.systemProxy, log, signal })
    },
    look: () => void deps.delivery()['staff.fetchNow']({}),
    choose: (id) => void deps.delivery()['staff.chooseSeminar']({ id }),
    publish: deps.publish,
  })
  return {
    ...join,
    stop: () => {
      join.stop()
      stop.abort()
    },
  }
}
