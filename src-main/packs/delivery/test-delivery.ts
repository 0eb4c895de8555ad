import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeliverySlice } from '../../../src-shared/contract/delivery.ts'
import { toHex } from '../../../src-shared/packs/hash.ts'
import { withDefaults } from '../../../src-shared/settings/schema.ts'
import { instant } from '../../../src-shared/time/time.ts'
import { createManualClock } from '../../clock/manual-clock.ts'
import { createMemoryLog } from '../../logging/memory-log.ts'
import { createTroubles } from '../../room/troubles.ts'
import type { KioskSettings, Settings } from '../../settings/settings.ts'
import { type FaultyServer, startFaultyServer } from '../fetch/faulty-server.ts'
import { publicKeyOf } from '../reader/seal-pack.ts'
import { openSeminarStore } from '../store/folder-seminar-store.ts'
import { testKey } from '../test-pack.ts'
import { createDelivery } from './delivery-service.ts'
import type { Sticks } from './sticks.ts'

// For tests: the delivery of a kiosk in a folder of its own, with a real store and real servers.

/** The organiser of the test packs. */
export const trusted = toHex(publicKeyOf(testKey))

const memorySettings = (change: Partial<KioskSettings>): Settings => {
  let current: KioskSettings = { ...withDefaults({}), ...change }
  const listeners = new Set<(settings: KioskSettings) => void>()
  return {
    get: () => current,
    set: (more) => {
      current = { ...current, ...more }
      for (const listener of listeners) listener(current)
    },
    wasReset: false,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type TestDelivery = ReturnType<typeof createTestDelivery>

/** A folder, and what is closed and deleted with it in `end`. */
export const createTestDelivery = (directory = mkdtempSync(join(tmpdir(), 'delivery-'))) => {
  const closing: (() => Promise<void>)[] = []

  /** A server over this folder. */
  const served = async (folder: string): Promise<FaultyServer> => {
    const server = await startFaultyServer(folder)
    closing.push(server.close)
    return server
  }

  /** A kiosk's delivery before the seminar of the test packs, which begins at 11.30 UTC. */
  const start = async (settings: Partial<KioskSettings>, given: { busy?: () => boolean; now?: number; sticks?: Sticks } = {}) => {
    const log = createMemoryLog()
    const opened = await openSeminarStore(join(directory, 'packs'), { log })
    if (!opened.ok) throw new Error(opened.failure.cause)
    const clock = createManualClock({ start: instant(given.now ?? Date.UTC(2022, 9, 20, 8)) })
    const seen: { slice: DeliverySlice | null; better: number; sticks: string[] } = { slice: null, better: 0, sticks: [] }
    const kept = memorySettings(settings)
    const troubles = createTroubles(() => undefined)
    const delivery = createDelivery({
      store: opened.value,
      storeDirectory: join(directory, 'packs'),
      settings: kept,
      clock,
      log,
      troubles,
      http: { stalledAfter: 2000 },
      sticks: given.sticks ?? (async () => seen.sticks),
      publish: (slice) => {
        seen.slice = slice
      },
      shown: () => null,
      busy: given.busy ?? (() => false),
      onBetter: () => {
        seen.better += 1
      },
    })
    closing.push(delivery.stop)
    const complete = () => (seen.slice?.seminars ?? []).filter(({ state }) => state === 'complete').map(({ id, version }) => `${id} ${version}`)
    return { delivery, store: opened.value, seen, clock, settings: kept, log, troubles, complete }
  }

  return {
    directory,
    served,
    start,
    end: async () => {
      for (const close of closing.splice(0).toReversed()) await close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
