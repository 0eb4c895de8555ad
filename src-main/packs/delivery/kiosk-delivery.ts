import type { SystemProxy } from '../fetch/network/choices.ts'
import { createSettingsNetwork } from '../fetch/network/settings-network.ts'
import { createDelivery, type DeliveryDeps } from './delivery-service.ts'
import type { HealingDelivery } from './later-delivery.ts'
import { systemSticks } from './sticks.ts'

/** Delivery with this machine's own network and sticks. */
export const createKioskDelivery = (deps: Omit<DeliveryDeps, 'http' | 'sticks'>, systemProxy: SystemProxy | null): HealingDelivery => {
  const network = createSettingsNetwork(deps.settings, process.env, systemProxy)
  const delivery = createDelivery({ ...deps, http: { network }, sticks: systemSticks(process.platform) })
  return {
    ...delivery,
    stop: async () => {
      await delivery.stop()
      await network.close()
    },
  }
}
