import { EnvHttpProxyAgent } from 'undici'
import { createDelivery, type DeliveryDeps } from './delivery-service.ts'
import type { HealingDelivery } from './later-delivery.ts'
import { mountedSticks } from './sticks.ts'

/** Delivery with this machine's own network and sticks. */
export const createKioskDelivery = (deps: Omit<DeliveryDeps, 'http' | 'sticks'>): HealingDelivery =>
  createDelivery({ ...deps, http: { dispatcher: new EnvHttpProxyAgent() }, sticks: mountedSticks })
