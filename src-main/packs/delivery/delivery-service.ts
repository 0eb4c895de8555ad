import { statfs } from 'node:fs/promises'
import { setTimeout as pauseFor } from 'node:timers/promises'
import type { DeliverySlice } from '../../../src-shared/contract/delivery.ts'
import { acceptPack } from '../../../src-shared/packs/acceptance.ts'
import { chunkAt } from '../../../src-shared/packs/chunks.ts'
import { sameBytes, toHex } from '../../../src-shared/packs/hash.ts'
import { rateAfter } from '../../../src-shared/packs/rate.ts'
import { fail, ok } from '../../../src-shared/result/result.ts'
import { spanOf } from '../../../src-shared/seminar/span.ts'
import type { Clock } from '../../../src-shared/time/clock.ts'
import type { Instant } from '../../../src-shared/time/time.ts'
import type { Log } from '../../logging/log.ts'
import type { Troubles } from '../../room/troubles.ts'
import type { Settings } from '../../settings/settings.ts'
import { fetchPack } from '../fetch/fetch-pack.ts'
import type { HttpOptions } from '../fetch/http-source.ts'
import type { PackSource } from '../reader/pack-source.ts'
import { readPack } from '../reader/read-pack.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import type { SeminarStore, StoredSeminar } from '../store/seminar-store.ts'
import { type Heal, seminarToShow } from '../stored-pack-store.ts'
import { createAllowance } from './allowance.ts'
import { type Place, placeOf, sourcesIn } from './discover.ts'
import { makeRoom } from './make-room.ts'
import type { Delivery } from './no-delivery.ts'

export type DeliveryDeps = {
  readonly store: SeminarStore
  readonly storeDirectory: string
  readonly settings: Settings
  readonly clock: Clock
  readonly log: Log
  readonly troubles: Troubles
  readonly http: HttpOptions
  /** Mount points of what is plugged in now. */
  sticks(): Promise<readonly string[]>
  publish(slice: DeliverySlice): void
  /** The edition that the kiosk shows; null: none. */
  shown(): { readonly id: string; readonly version: number } | null
  /** A seminar is on: nothing else is fetched, and nothing is changed. */
  busy(): boolean
  /** Another seminar should be shown, or the same one anew. */
  onBetter(): void
}

/** Everything that was offered of one pack, wherever. */
type Offer = { readonly pack: VerifiedPack; readonly place: Place; readonly sources: PackSource[] }
type SourceState = DeliverySlice['sources'][number]
type Ask = DeliverySlice['asks'][number] & { readonly publicKey: string }

const lookEvery = 60 * 60_000
const lookAgainAfter = 60_000
const sticksEvery = 2000
const healWithin = 5000
const scrubEvery = 30 * 60_000
/** A round over 4 GB takes seven minutes, and a disk hardly notices. */
const scrubSpeed = 10_000_000
const dayBefore = 24 * 60 * 60_000

/** Brings seminars to this computer: asks the sources, takes in what is trusted, keeps the disk in bounds. */
export const createDelivery = (deps: DeliveryDeps): Delivery & { readonly heal: Heal } => {
  const { store, settings, clock, log } = deps
  const states = new Map<string, SourceState>()
  const asks = new Map<string, Ask>()
  const refused = new Set<string>()
  const stop = new AbortController()
  let now: DeliverySlice['now'] = null
  let stored: readonly StoredSeminar[] = []
  let damaged = new Set<string>()
  let offers: readonly Offer[] = []
  let sticks: readonly string[] = []
  let free: number | null = null
  let needed: number | null = null
  let round: Promise<void> | null = null
  let roundAgain = false

  const slice = (): DeliverySlice => ({
    now,
    seminars: stored.map((one) => ({
      ...one,
      state: damaged.has(one.id) ? 'damaged' : one.state,
      current: deps.shown()?.id === one.id && deps.shown()?.version === one.version,
    })),
    asks: [...asks.values()].map(({ publicKey: _, ...ask }) => ask),
    sources: [...states.values()],
    disk: { free, budget: settings.get().diskBudget, needed },
  })
  const publish = () => deps.publish(slice())

  const places = (): readonly Place[] => [...settings.get().packSources.map(placeOf), ...sticks.map((name): Place => ({ name, kind: 'stick' }))]
  const say = (place: Place, state: SourceState['state'], reason?: string) => {
    states.set(place.name, {
      name: place.name,
      kind: place.kind,
      state,
      at: state === 'asking' ? null : clock.now(),
      ...(reason === undefined ? {} : { reason }),
    })
    publish()
  }

  const refresh = async (): Promise<void> => {
    stored = await store.list()
    free = await freeBytes(deps.storeDirectory)
    publish()
  }

  /** Asks every place what it has, and sorts what they offer by pack. */
  const lookAround = async (): Promise<readonly Offer[]> => {
    const found: Offer[] = []
    const asked = places()
    for (const name of states.keys()) if (!asked.some((place) => place.name === name)) states.delete(name)
    for (const place of asked) {
      say(place, 'asking')
      const sources = await sourcesIn(place, deps.http)
      if (!sources.ok) {
        say(place, 'failed', sources.failure.reason)
        continue
      }
      let reason: string | undefined
      for (const source of sources.value) {
        const read = await readPack(source, stop.signal)
        if (!read.ok) {
          log.warn('a source has no pack that can be used', { source: source.name, reason: read.failure.reason, cause: read.failure.cause })
          reason = read.failure.reason
          await source.close()
          continue
        }
        const known = found.find(({ pack }) => sameBytes(pack.control['seminar.json'], read.value.control['seminar.json']))
        if (known === undefined) found.push({ pack: read.value, place, sources: [source] })
        else known.sources.push(source)
      }
      say(place, reason === undefined ? 'good' : 'failed', reason)
    }
    return found
  }

  /** What of it may be taken in; whose key nobody knows is asked about. */
  const accepted = async (found: readonly Offer[]): Promise<readonly Offer[]> => {
    asks.clear()
    const taken: Offer[] = []
    for (const offer of found) if (await isTaken(offer)) taken.push(offer)
    return taken
  }
  const isTaken = async ({ pack, place }: Offer): Promise<boolean> => {
    const { manifest, fingerprint } = pack
    const publicKey = toHex(pack.publicKey)
    const held = await store.open(manifest.id)
    const taken = acceptPack({
      manifest,
      fingerprint,
      trusted: settings.get().trustedKeys.includes(publicKey),
      held: held.ok
        ? { version: held.value.manifest.version, same: sameBytes(held.value.control['seminar.json'], pack.control['seminar.json']) }
        : null,
      now: clock.now(),
    })
    if (taken.ok) return true
    const id = `${fingerprint} ${manifest.id}`
    if (taken.failure.reason === 'pack-untrusted' && !refused.has(id))
      asks.set(id, {
        kind: 'trust',
        id,
        fingerprint,
        seminar: manifest.id,
        title: manifest.title,
        organiser: manifest.organiser ?? null,
        source: place.name,
        publicKey,
      })
    else if (taken.failure.reason !== 'pack-untrusted')
      log.warn('a pack is not taken in', { id: manifest.id, version: manifest.version, reason: taken.failure.reason })
    say(place, taken.failure.reason === 'pack-untrusted' ? 'good' : 'failed', taken.failure.reason)
    return false
  }
  const takeIn = async ({ pack, sources }: Offer): Promise<void> => {
    const { manifest } = pack
    const total = manifest.files.reduce((all, { size }) => all + size, 0)
    const source = sources[0]?.name ?? ''
    const arriving = {
      seminar: manifest.id,
      title: manifest.title,
      version: manifest.version,
      total,
      source,
      rate: null,
      secondsLeft: null,
      waitingFor: null,
      until: null,
    }
    now = { ...arriving, stage: 'reading', bytes: 0 }
    publish()
    const begun = await store.begin(pack)
    if (!begun.ok) {
      log.error('a pack cannot be taken in', { id: manifest.id, reason: begun.failure.reason, cause: begun.failure.cause })
      now = null
      return
    }
    const intake = begun.value
    try {
      let bytes = intake.present()
      needed = total - bytes
      const fits = await makeRoom({
        store,
        pack,
        needed,
        directory: deps.storeDirectory,
        budget: settings.get().diskBudget,
        shown: deps.shown()?.id ?? null,
        now: clock.now(),
        log,
      })
      await refresh()
      if (!fits) {
        now = { ...arriving, stage: 'waiting', bytes, waitingFor: 'disk' }
        deps.troubles.set({ id: 'disk-small', reason: 'disk-small', severity: 'trouble' })
        publish()
        return
      }
      deps.troubles.clear('disk-small')
      let rate: number | null = null
      let since = performance.now()
      let counted = 0
      const allowance = createAllowance({
        settings,
        busy: deps.busy,
        clock,
        signal: stop.signal,
        waiting: (until: Instant | null) => {
          now = { ...arriving, stage: until === null ? 'fetching' : 'waiting', bytes, waitingFor: until === null ? null : 'hours', until }
          publish()
        },
      })
      const done = await fetchPack({
        pack,
        intake,
        sources,
        signal: stop.signal,
        allowed: allowance,
        now: () => performance.now(),
        pause: async (milliseconds, signal) => {
          now = { ...arriving, stage: 'waiting', bytes, waitingFor: 'network' }
          publish()
          await pauseFor(milliseconds, undefined, { signal }).catch(() => undefined)
        },
        random: Math.random,
        onProgress: (progress) => {
          bytes += progress.bytes
          counted += progress.bytes
          const passed = performance.now() - since
          if (passed < 500) return
          rate = rateAfter(rate, counted, passed)
          since = performance.now()
          counted = 0
          now = {
            ...arriving,
            stage: 'fetching',
            bytes,
            rate,
            secondsLeft: rate === null || rate < 1 ? null : Math.round((total - bytes) / rate),
            source: progress.source,
          }
          publish()
        },
      })
      if (!done.ok) {
        log.warn('a pack could not be fetched to its end', { id: manifest.id, reason: done.failure.reason, cause: done.failure.cause })
        return
      }
      now = { ...arriving, stage: 'checking', bytes: total }
      publish()
      const kept = await intake.commit()
      if (kept.ok) log.info('a seminar is complete', { id: manifest.id, version: manifest.version })
      else log.error('a seminar cannot be kept', { id: manifest.id, reason: kept.failure.reason, cause: kept.failure.cause })
    } finally {
      await intake.close()
      if (now?.waitingFor !== 'disk') now = null
      needed = null
    }
  }

  const look = async (): Promise<void> => {
    await refresh()
    const before = offers
    const found = await lookAround()
    offers = found
    for (const { sources } of before) for (const source of sources) await source.close()
    const wanted = (await accepted(found))
      .filter(
        ({ pack }) => !stored.some(({ id, version, state }) => state === 'complete' && id === pack.manifest.id && version === pack.manifest.version),
      )
      .toSorted((a, b) => spanOf(a.pack.manifest).start - spanOf(b.pack.manifest).start)
    if (now?.waitingFor === 'disk') now = null
    for (const offer of wanted) {
      if (stop.signal.aborted || deps.busy()) break
      await takeIn(offer)
      await refresh()
    }
    warnOfLate()
    change()
  }

  const warnOfLate = () => {
    const late = stored.find(({ state, start, end }) => state === 'partial' && end > clock.now() && start - clock.now() < dayBefore)
    if (late === undefined) deps.troubles.clear('pack-late')
    else deps.troubles.set({ id: 'pack-late', reason: 'pack-late', severity: 'trouble' })
  }

  /** Shows what should be shown by now, unless a group is in the middle of something. */
  const change = (): void => {
    const better = seminarToShow(stored, settings.get().chosenSeminar, clock.now())
    const shown = deps.shown()
    if (better === null || deps.busy() || (shown !== null && shown.id === better.id && shown.version === better.version)) return
    log.info('another seminar is shown', { id: better.id, version: better.version })
    deps.onBetter()
  }

  const lookSoon = (): void => {
    if (round !== null) {
      roundAgain = true
      return
    }
    round = look()
      .catch((cause: unknown) => log.error('looking for seminars failed', { cause: String(cause) }))
      .finally(() => {
        round = null
        if (!roundAgain || stop.signal.aborted) return
        roundAgain = false
        lookSoon()
      })
  }

  const watchSticks = async (): Promise<void> => {
    const plugged = await deps.sticks()
    if (plugged.join('\n') === sticks.join('\n')) return
    sticks = plugged
    lookSoon()
  }
  const unfinished = () =>
    stored.some(({ state }) => state === 'partial') || [...states.values()].some(({ state, kind }) => state === 'failed' && kind === 'address')
  /** Reads everything that is stored through, slowly, while nobody needs the disk; what has gone bad is put right. */
  let scrubbing = false
  const scrub = async (): Promise<void> => {
    if (scrubbing || deps.busy() || round !== null) return
    scrubbing = true
    try {
      for await (const step of store.scrub({ bytesPerSecond: scrubSpeed, signal: stop.signal })) {
        if (deps.busy()) return
        if (step.good) continue
        log.warn('a part of a stored file has gone bad', { id: step.id, path: step.path, chunk: step.index })
        const pack = await store.open(step.id)
        const chunk = pack.ok ? await heal(pack.value, step.path, step.index) : null
        if (pack.ok && chunk !== null) await store.mend(pack.value, step.path, step.index, chunk)
      }
    } finally {
      scrubbing = false
    }
  }

  const cancels = [
    clock.every(
      scrubEvery,
      () => void scrub().catch((cause: unknown) => log.error('the stored seminars could not be read through', { cause: String(cause) })),
    ),
    clock.every(lookEvery, lookSoon),
    clock.every(lookAgainAfter, () => unfinished() && lookSoon()),
    clock.every(sticksEvery, () => void watchSticks()),
  ]
  lookSoon()

  const heal: Heal = async (pack, path, index) => {
    damaged = new Set([...damaged, pack.manifest.id])
    publish()
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(healWithin)])
    const file = pack.manifest.files.find((one) => one.path === path)
    const same = offers.find((offer) => sameBytes(offer.pack.control['seminar.json'], pack.control['seminar.json']))
    for (const source of file === undefined ? [] : (same?.sources ?? [])) {
      const read = await source.read(path, chunkAt(file?.size ?? 0, index), { validator: null, signal })
      if (!read.ok) continue
      try {
        const parts: Uint8Array[] = []
        for await (const part of read.value.bytes) parts.push(part.slice())
        damaged = new Set([...damaged].filter((id) => id !== pack.manifest.id))
        publish()
        return Buffer.concat(parts)
      } catch (cause) {
        log.warn('a source could not help', { source: source.name, cause: String(cause) })
      }
    }
    return null
  }

  return {
    heal,
    slice,
    handlers: {
      'staff.trust': ({ id, accept }) => {
        const ask = asks.get(id)
        if (ask === undefined) return fail('not-now')
        asks.delete(id)
        if (accept) settings.set({ trustedKeys: [...settings.get().trustedKeys, ask.publicKey] })
        else refused.add(id)
        log.info('staff decided on a key', { fingerprint: ask.fingerprint, accept })
        publish()
        lookSoon()
        return ok(undefined)
      },
      'staff.fetchNow': () => {
        refused.clear()
        lookSoon()
        return ok(undefined)
      },
      'staff.removeSeminar': async ({ id, version }) => {
        if (deps.shown()?.id === id && deps.shown()?.version === version) return fail('not-now')
        const removed = await store.remove(id, version)
        await refresh()
        return removed.ok ? ok(undefined) : removed
      },
      'staff.chooseSeminar': ({ id }) => {
        if (deps.busy()) return fail('not-now')
        settings.set({ chosenSeminar: id })
        change()
        return ok(undefined)
      },
    },
    stop: async () => {
      for (const cancel of cancels) cancel()
      stop.abort()
      await round
      for (const { sources } of offers) for (const source of sources) await source.close()
    },
  }
}

const freeBytes = async (directory: string): Promise<number | null> => {
  try {
    const { bavail, bsize } = await statfs(directory)
    return bavail * bsize
  } catch {
    return null
  }
}
