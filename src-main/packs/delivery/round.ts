import type { ArrivalEvent } from '../../../src-shared/packs/arrival.ts'
import type { DeliveryReason, RefusalReason } from '../../../src-shared/packs/reasons.ts'
import type { Clock } from '../../../src-shared/time/clock.ts'
import type { Log } from '../../logging/log.ts'
import type { Settings } from '../../settings/settings.ts'
import type { HttpOptions } from '../fetch/http-source.ts'
import type { SeminarStore } from '../store/seminar-store.ts'
import { createAllowance } from './allowance.ts'
import type { StateBox } from './delivery-state.ts'
import { type Place, sourcesIn } from './discover.ts'
import type { Disk } from './disk.ts'
import { type Judged, judge } from './judge.ts'
import { lookAround, type Offer } from './look-around.ts'
import { createSourceNotes, mirrorsOf } from './sources.ts'
import { type TakenIn, takeIn } from './take-in.ts'

export type RoundDeps = {
  readonly store: SeminarStore
  readonly disk: Disk
  readonly settings: Settings
  readonly clock: Clock
  readonly log: Log
  readonly http: HttpOptions
  readonly box: StateBox
  places(): readonly Place[]
  /** What staff have said no to. */
  readonly declined: ReadonlySet<string>
  busy(): boolean
  /** What is offered now, wherever; nothing of it is taken in yet. */
  found(offers: readonly Offer[]): Promise<void>
}

const leftOver: ReadonlySet<RefusalReason> = new Set<RefusalReason>(['pack-older', 'pack-expired'])

/** One round: asks all places what they have, decides what of it is wanted, and takes that in, the next seminar first. */
export const createRound = (deps: RoundDeps): ((signal: AbortSignal) => Promise<void>) => {
  const { box, clock, store } = deps
  const notes = createSourceNotes(box, () => clock.now())

  const refresh = async (): Promise<void> => box.change({ stored: await store.list(), free: await deps.disk.free() })

  const look = async (signal: AbortSignal): Promise<Judged> => {
    const places = deps.places()
    notes.places(places)
    const offers = await lookAround(places, { ...notes, signal, log: deps.log, sourcesIn: (place) => sourcesIn(place, deps.http) })
    const judged = await judge(offers, { store, trustedKeys: deps.settings.get().trustedKeys, declined: deps.declined, now: clock.now() })
    if (signal.aborted) return { ...judged, wanted: [] }
    box.change({ asks: judged.asks })
    const useful = new Set(judged.accepted.flatMap(({ places: having }) => having.map(({ name }) => name)))
    for (const { offer, reason } of judged.refused) {
      const { id, version } = offer.pack.manifest
      if (reason !== 'pack-untrusted') deps.log.warn('a pack is not taken in', { id, version, reason })
      for (const place of offer.places) {
        // What is kept there of earlier is nobody's concern, where what is wanted is there too.
        if (leftOver.has(reason) && useful.has(place.name)) continue
        reason === 'pack-untrusted' ? notes.holdsBack(place, reason) : notes.answered(place, reason)
      }
    }
    await deps.found(offers)
    return judged
  }

  const takeAll = async (wanted: readonly Offer[], signal: AbortSignal): Promise<DeliveryReason | null> => {
    let reason: DeliveryReason | null = null
    let waits: ReturnType<StateBox['get']>['arrival'] = null
    for (const [index, offer] of wanted.entries()) {
      if (signal.aborted) break
      box.change({ round: { phase: 'fetching', queue: wanted.slice(index) } })
      const taken = await takeIn(offer, taking(signal), signal)
      const { arrival } = box.get()
      const isShort = box.get().short.some(({ coming }) => coming.id === offer.pack.manifest.id)
      if (taken.end === 'no-room' && isShort) waits ??= arrival
      reason = reasonAfter(taken, reason)
      box.change({ arrival: null, failure: failureOf(offer, taken) ?? box.get().failure })
      await refresh()
    }
    box.change({ arrival: waits })
    return reason
  }
  const failureOf = ({ pack }: Offer, taken: TakenIn) =>
    taken.end === 'failed' ? { title: pack.manifest.title, reason: taken.reason, at: clock.now() } : null
  const taking = (signal: AbortSignal) => ({
    store,
    disk: deps.disk,
    box,
    log: deps.log,
    mirrorsOf: ({ pack, sources }: Offer) => mirrorsOf(pack.manifest, sources, deps.http),
    allowance: (stopped: AbortSignal, tell: (event: ArrivalEvent) => void) => createAllowance(deps, AbortSignal.any([signal, stopped]), tell),
  })

  return async (signal) => {
    box.change({ round: { phase: 'looking' } })
    try {
      await refresh()
      const { wanted } = await look(signal)
      if (signal.aborted) return
      box.change({ short: await deps.disk.foresee(wanted.map(({ pack }) => pack)) })
      const reason = await takeAll(wanted, signal)
      if (reason === null && !signal.aborted && box.get().failure?.reason !== 'stick-gone') box.change({ failure: null })
    } finally {
      box.change({ round: { phase: 'resting' } })
    }
  }
}

const reasonAfter = (taken: TakenIn, before: DeliveryReason | null): DeliveryReason | null => (taken.end === 'failed' ? taken.reason : before)
