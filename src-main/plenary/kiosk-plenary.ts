import { noPlenarySlices } from '../../src-shared/plenary/no-plenary.ts'
import { fail } from '../../src-shared/result/result.ts'
import type { DeliveryTarget } from '../outbox/delivery-target.ts'
import type { SystemProxy } from '../packs/fetch/network/choices.ts'
import type { Network } from '../packs/fetch/network/network.ts'
import type { PlenaryDeps, PlenaryService } from './plenary-service.ts'

/**
 * The plenary with this machine's own network, loaded once the first screen is drawn: the network's client takes
 * longer to read than that may wait.
 */
export const createKioskPlenary = (
  deps: Omit<PlenaryDeps, 'network'> & { readonly systemProxy: SystemProxy | null },
): PlenaryService & { begin(): Promise<void>; readonly target: DeliveryTarget } => {
  let made: Promise<Network> | null = null
  let service: PlenaryService | null = null
  let last: Parameters<PlenaryService['programme']>[0] | null = null
  let stopped = false

  const network = (): Promise<Network> => {
    made ??= import('../packs/fetch/network/settings-network.ts').then(({ createSettingsNetwork }) =>
      createSettingsNetwork(deps.settings, process.env, deps.systemProxy),
    )
    return made
  }
  const notReady = () => fail('not-ready')

  return {
    begin: async () => {
      const [{ createPlenaryService }, ready] = await Promise.all([import('./plenary-service.ts'), network()])
      if (stopped) return
      service = createPlenaryService({ ...deps, network: ready })
      if (last !== null) service.programme(last)
    },
    target: {
      name: 'desk',
      catchesUp: true,
      takes: ({ seminar }) => deps.memory.place(seminar) !== null,
      deliver: async (item) => {
        const [{ createDeskTarget }, ready] = await Promise.all([import('./desk-target.ts'), network()])
        return createDeskTarget({ network: ready, memory: deps.memory }).deliver(item)
      },
    },
    slices: () => service?.slices() ?? noPlenarySlices,
    programme: (room) => {
      last = room
      service?.programme(room)
    },
    lookAgain: () => service?.lookAgain(),
    tunnel: async (to) => service?.tunnel(to) ?? fail('not-a-relay'),
    stop: async () => {
      stopped = true
      await service?.stop()
      await (await made)?.close()
    },
    handlers: {
      'plenary.ask': (args) => service?.handlers['plenary.ask'](args) ?? notReady(),
      'plenary.media': (args) => service?.handlers['plenary.media'](args) ?? notReady(),
      'plenary.report': (args) => service?.handlers['plenary.report'](args) ?? notReady(),
      'plenary.silence': (args) => service?.handlers['plenary.silence'](args) ?? notReady(),
    },
  }
}
