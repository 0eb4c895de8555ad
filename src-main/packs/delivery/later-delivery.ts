import type { CommandHandlers } from '../../../src-shared/contract/contract.ts'
import type { DeliverySlice } from '../../../src-shared/contract/delivery.ts'
import type { Heal } from '../stored-pack-store.ts'
import { createNoDelivery, type Delivery } from './no-delivery.ts'

export type HealingDelivery = Delivery & { readonly heal: Heal }

/**
 * Delivery that is loaded when its time has come: the network's client alone takes longer to read than the first
 * screen may wait for it. Whoever asks for something before waits for it; `begin` loads it without being asked.
 */
export const createLaterDelivery = (load: () => Promise<HealingDelivery>): HealingDelivery & { begin(): Promise<void> } => {
  const none = createNoDelivery()
  const known: { delivery: HealingDelivery | null } = { delivery: null }
  let loading: Promise<HealingDelivery> | null = null
  const loaded = (): Promise<HealingDelivery> => {
    loading ??= load().then((delivery) => {
      known.delivery = delivery
      return delivery
    })
    return loading
  }
  const handlers: Delivery['handlers'] = {
    'staff.trust': async (args) => (await loaded()).handlers['staff.trust'](args),
    'staff.fetchNow': async (args) => (await loaded()).handlers['staff.fetchNow'](args),
    'staff.removeSeminar': async (args) => (await loaded()).handlers['staff.removeSeminar'](args),
    'staff.chooseSeminar': async (args) => (await loaded()).handlers['staff.chooseSeminar'](args),
  }
  return {
    handlers: handlers satisfies Pick<CommandHandlers, keyof typeof none.handlers>,
    slice: (): DeliverySlice => (known.delivery ?? none).slice(),
    // Who is not there yet looks as soon as it is.
    lookNow: () => known.delivery?.lookNow(),
    heal: async (...asked) => (await loaded()).heal(...asked),
    begin: async () => {
      await loaded()
    },
    stop: async () => {
      if (loading !== null) await (await loading).stop()
    },
  }
}
