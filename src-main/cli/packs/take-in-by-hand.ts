import type { DeliveryReason } from '../../../src-shared/packs/reasons.ts'
import type { Clock } from '../../../src-shared/time/clock.ts'
import type { Log } from '../../logging/log.ts'
import { createStateBox, type DeliveryState } from '../../packs/delivery/delivery-state.ts'
import { placeOf } from '../../packs/delivery/discover.ts'
import { createDisk } from '../../packs/delivery/disk.ts'
import { createRound } from '../../packs/delivery/round.ts'
import type { SeminarStore } from '../../packs/store/seminar-store.ts'
import type { KioskSettings } from '../../settings/settings.ts'

/** How the import of one place ended. */
export type Imported =
  | { readonly end: 'here'; readonly editions: readonly string[] }
  | { readonly end: 'untrusted'; readonly fingerprint: string; readonly publicKey: string }
  | { readonly end: 'no-room'; readonly lacks: number }
  | { readonly end: 'refused'; readonly reason: DeliveryReason }

const editionsOf = ({ stored }: DeliveryState): readonly string[] =>
  stored.filter(({ state }) => state === 'complete').map(({ id, version }) => `${id} ${version}`)

/**
 * Takes in what a folder or a `.talkpack` file has, by delivery's own rules (signature, trusted key, no older version,
 * not over, room on the disk), but at once: hours and bandwidth are for what comes by itself.
 */
export const takeInByHand = async (
  place: string,
  deps: {
    readonly store: SeminarStore
    readonly storeDirectory: string
    readonly settings: KioskSettings
    readonly clock: Clock
    readonly log: Log
    readonly signal: AbortSignal
    /** So much of what is taken in is here and proven. */
    progress(bytes: number, total: number): void
  },
): Promise<Imported> => {
  const settings: KioskSettings = { ...deps.settings, bandwidth: null, fetchHours: null }
  const seen: { short: number | null; offered: readonly string[] } = { short: null, offered: [] }
  const box = createStateBox(() => undefined)
  const watched = {
    get: box.get,
    change: (part: Partial<DeliveryState>) => {
      box.change(part)
      const { arrival } = box.get()
      if (arrival !== null) deps.progress(arrival.bytes, arrival.total)
      const [first] = part.short ?? []
      if (first !== undefined) seen.short = first.lacks
    },
  }
  const round = createRound({
    store: deps.store,
    disk: createDisk({
      store: deps.store,
      directory: deps.storeDirectory,
      budget: () => settings.diskBudget,
      shown: () => null,
      now: () => deps.clock.now(),
      log: deps.log,
    }),
    settings: { get: () => settings, set: () => undefined, wasReset: false, onChange: () => () => undefined },
    clock: deps.clock,
    log: deps.log,
    http: {},
    box: watched,
    places: () => [placeOf(place)],
    declined: new Set(),
    busy: () => false,
    found: async (offers) => {
      seen.offered = offers.map(({ pack: { manifest } }) => `${manifest.id} ${manifest.version}`)
    },
  })
  await round(deps.signal)
  const { asks, failure, sources } = box.get()
  const here = editionsOf(box.get()).filter((edition) => seen.offered.includes(edition))
  const [ask] = asks
  const reason = failure?.reason ?? sources.get(place)?.reason
  if (ask !== undefined) return { end: 'untrusted', fingerprint: ask.fingerprint, publicKey: ask.publicKey }
  if (here.length > 0 && here.length === seen.offered.length) return { end: 'here', editions: here }
  if (reason === undefined && seen.short !== null) return { end: 'no-room', lacks: seen.short }
  return { end: 'refused', reason: reason ?? 'source-stopped' }
}
