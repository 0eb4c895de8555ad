import type { DeliverySlice } from '../../../src-shared/contract/delivery.ts'
import { validityAt } from '../../../src-shared/packs/acceptance.ts'
import { sameBytes } from '../../../src-shared/packs/hash.ts'
import { causeText } from '../../../src-shared/result/result.ts'
import type { Clock } from '../../../src-shared/time/clock.ts'
import type { Log } from '../../logging/log.ts'
import type { Troubles } from '../../room/troubles.ts'
import type { KioskSettings, Settings } from '../../settings/settings.ts'
import type { HttpOptions } from '../fetch/http-source.ts'
import type { PackSource } from '../reader/pack-source.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import type { SeminarStore } from '../store/seminar-store.ts'
import { type Heal, seminarToShow } from '../stored-pack-store.ts'
import { createDamage } from './damage.ts'
import { sliceOf } from './delivery-slice.ts'
import { createStateBox, type DeliveryState } from './delivery-state.ts'
import { type Place, placeOf } from './discover.ts'
import { createDisk } from './disk.ts'
import { createHeal } from './heal.ts'
import type { Offer } from './look-around.ts'
import type { Delivery } from './no-delivery.ts'
import { createRound } from './round.ts'
import { createRounds } from './rounds.ts'
import { createScrubRounds } from './scrub-rounds.ts'
import { mirrorsOf } from './sources.ts'
import { createStaffCommands } from './staff-commands.ts'
import { createStickWatch } from './stick-watch.ts'
import type { Sticks } from './sticks.ts'
import { warn } from './warnings.ts'

export type DeliveryDeps = {
  readonly store: SeminarStore
  readonly storeDirectory: string
  readonly settings: Settings
  readonly clock: Clock
  readonly log: Log
  readonly troubles: Troubles
  readonly http: HttpOptions
  readonly sticks: Sticks
  publish(slice: DeliverySlice): void
  /** The edition that the kiosk shows; null: none. */
  shown(): { readonly id: string; readonly version: number } | null
  /** A seminar is on: nothing else is fetched, and nothing is changed. */
  busy(): boolean
  /** Another seminar should be shown, or the same one anew. */
  onBetter(): void
}

const lookEvery = 60 * 60_000
const lookAgainAfter = 60_000
const sticksEvery = 2000
const scrubEvery = 30 * 60_000
/** Forty rooms that were switched on together do not ask in step. */
const uneven = (milliseconds: number) => Math.round(milliseconds * (0.8 + 0.4 * Math.random()))

/** Brings seminars to this computer: asks the places, takes in what is trusted, keeps the disk in bounds and what is on it whole. */
export const createDelivery = (deps: DeliveryDeps): Delivery & { readonly heal: Heal } => {
  const { store, settings, clock, log } = deps
  const stop = new AbortController()
  const declined = new Set<string>()
  let sticks: readonly string[] = []
  let offers: readonly Offer[] = []

  const slice = (): DeliverySlice => sliceOf(box.get(), { shown: deps.shown(), budget: settings.get().diskBudget })
  const box = createStateBox(() => deps.publish(slice()))
  const disk = createDisk({
    store,
    directory: deps.storeDirectory,
    budget: () => settings.get().diskBudget,
    shown: () => deps.shown()?.id ?? null,
    now: () => clock.now(),
    log,
  })
  const damage = createDamage({
    box,
    store,
    heal: createHeal({ sourcesOf: (pack) => sourcesFor(pack, offers, deps.http), signal: stop.signal, log }),
  })

  const found = async (now: readonly Offer[]): Promise<void> => {
    const before = offers
    offers = now
    for (const { sources } of before) for (const source of sources) await source.close()
    await damage.tryAgain()
  }
  const round = createRound({ ...deps, disk, box, declined, found, places: () => placesOf(settings.get(), sticks) })
  const rounds = createRounds(async (signal) => {
    await round(signal)
    warn(box.get(), deps.troubles, clock.now())
    change()
  }, log)

  /** Shows what should be shown by now, unless a group is in the middle of something. */
  const change = (): void => {
    const better = seminarToShow(box.get().stored, settings.get().chosenSeminar, clock.now())
    const shown = deps.shown()
    // One that may not be started yet would only take the place of what can be seen now, and not be seen itself.
    if (better === null || deps.busy() || validityAt(better.manifest, clock.now()) !== 'now') return
    if (shown !== null && shown.id === better.id && shown.version === better.version) return
    log.info('another seminar is shown', { id: better.id, version: better.version })
    deps.onBetter()
  }

  const watchSticks = createStickWatch({
    sticks: deps.sticks,
    log,
    changed: (now, gone) => {
      sticks = now
      box.change({ failure: brokenOffBy(gone, box.get(), clock) })
      rounds.now()
    },
  })
  /** What comes in may wait for hours or for a group half a day; meanwhile nothing is worked on. */
  const waits = () => box.get().arrival?.stage.name === 'waiting'
  const scrub = createScrubRounds({ store, heal: damage.heal, busy: () => deps.busy() || (rounds.running && !waits()), signal: stop.signal, log })
  const scrubSoon = () =>
    void scrub().catch((cause: unknown) => log.error('the stored seminars could not be read through', { cause: causeText(cause) }))

  let asked = askedOf(settings.get())
  const cancels = [
    clock.every(scrubEvery, scrubSoon),
    // A wait is begun anew, because there may be a newer edition by now.
    clock.every(uneven(lookEvery), () => (waits() ? rounds.now() : rounds.soon())),
    clock.every(uneven(lookAgainAfter), () => isWorthAnotherTry(box.get()) && rounds.soon()),
    clock.every(sticksEvery, () => void watchSticks()),
    settings.onChange((now) => {
      if (askedOf(now) === asked) return
      asked = askedOf(now)
      rounds.now()
    }),
  ]
  rounds.soon()

  return {
    heal: damage.heal,
    slice,
    lookNow: rounds.now,
    handlers: createStaffCommands({ ...deps, box, rounds, declined, change }),
    stop: async () => {
      for (const cancel of cancels) cancel()
      stop.abort()
      await rounds.stop()
      for (const { sources } of offers) for (const source of sources) await source.close()
    },
  }
}

const placesOf = ({ packSources }: KioskSettings, sticks: readonly string[]): readonly Place[] => [
  ...packSources.map(placeOf),
  ...sticks.map((name): Place => ({ name, kind: 'stick' })),
]

/** What of the settings decides what is fetched, and how. */
const askedOf = ({ packSources, trustedKeys, diskBudget, proxy, proxyScript, proxyLogin, certificates }: KioskSettings): string =>
  JSON.stringify([packSources, trustedKeys, diskBudget, proxy, proxyScript, proxyLogin, certificates])

/** Everybody who may have this very pack: who offered it, and whom its own manifest names. */
const sourcesFor = (pack: VerifiedPack, offers: readonly Offer[], http: HttpOptions): readonly PackSource[] => {
  const same = offers.find((offer) => sameBytes(offer.pack.control['seminar.json'], pack.control['seminar.json']))
  const known = same?.sources ?? []
  return [...known, ...mirrorsOf(pack.manifest, known, http)]
}

/** A stick was taken out in the middle: whoever did it is told; what came of it stays. */
const brokenOffBy = (gone: readonly string[], { round, arrival, failure }: DeliveryState, clock: Clock): DeliverySlice['failure'] => {
  const isGone = round.phase === 'fetching' && round.queue[0]?.places.every(({ name }) => gone.includes(name)) === true
  if (isGone && arrival !== null) return { title: arrival.title, reason: 'stick-gone', at: clock.now() }
  return gone.length > 0 ? failure : null
}

/** Something is missing that another minute may bring; what is wrong for good is asked for again each hour only. */
const passing: ReadonlySet<string> = new Set(['source-unreachable', 'source-stalled', 'proxy-unreachable', 'source-changed'])
const isWorthAnotherTry = ({ sources, failure, stored }: DeliveryState): boolean =>
  [...sources.values()].some(({ state, reason }) => state === 'failed' && passing.has(reason ?? '')) ||
  (failure === null ? stored.some(({ state }) => state === 'partial') : passing.has(failure.reason))
