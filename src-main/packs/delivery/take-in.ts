import { setTimeout as pauseFor } from 'node:timers/promises'
import { type ArrivalEvent, arrivalAfter, arrivalOf } from '../../../src-shared/packs/arrival.ts'
import type { StoreReason } from '../../../src-shared/packs/reasons.ts'
import type { Log } from '../../logging/log.ts'
import { fetchPack } from '../fetch/fetch-pack.ts'
import type { PackSource, SourceFailure } from '../reader/pack-source.ts'
import type { Intake, SeminarStore } from '../store/seminar-store.ts'
import type { StateBox } from './delivery-state.ts'
import type { Disk } from './disk.ts'
import type { Offer } from './look-around.ts'

export type TakeInDeps = {
  readonly store: SeminarStore
  readonly disk: Disk
  readonly box: StateBox
  readonly log: Log
  /** Where a seminar's own list of mirrors leads. */
  mirrorsOf(offer: Offer): readonly PackSource[]
  /** Waits until so many bytes may be fetched; says meanwhile for what it waits, and when it goes on. */
  allowance(signal: AbortSignal, tell: (event: ArrivalEvent) => void): (bytes: number) => Promise<void>
}

/** How it went. `no-room`: it does not fit now, whatever goes. */
export type TakenIn =
  | { readonly end: 'complete' }
  | { readonly end: 'stopped' }
  | { readonly end: 'no-room' }
  | { readonly end: 'failed'; readonly reason: SourceFailure['reason'] | StoreReason }

/** Takes one pack in: makes room for it, fetches what is missing and makes it whole. What came stays, however it ends. */
export const takeIn = async (offer: Offer, deps: TakeInDeps, signal: AbortSignal): Promise<TakenIn> => {
  const { manifest } = offer.pack
  const total = manifest.files.reduce((all, { size }) => all + size, 0)
  begin(offer, total, deps.box)
  const allowed = deps.allowance(signal, (event) => tell(deps.box, event))
  // Not before the hours that IT allows, and not while a group needs the disk: what is there already is read as well.
  await allowed(0)
  if (signal.aborted) return { end: 'stopped' }
  const begun = await deps.store.begin(offer.pack)
  if (!begun.ok) return failed(deps.log, manifest.id, begun.failure)
  const intake = begun.value
  try {
    tell(deps.box, { type: 'read', bytes: intake.present(), at: performance.now() })
    const fit = await deps.disk.makeRoom(offer.pack)
    if (!fit.fits) {
      tell(deps.box, { type: 'held', hold: { for: 'disk' } })
      return { end: 'no-room' }
    }
    return await fetchAll(offer, intake, { ...deps, allowed }, signal)
  } finally {
    await intake.close()
  }
}

const fetchAll = async (
  offer: Offer,
  intake: Intake,
  deps: TakeInDeps & { allowed(bytes: number): Promise<void> },
  signal: AbortSignal,
): Promise<TakenIn> => {
  const { manifest } = offer.pack
  const say = (event: ArrivalEvent) => tell(deps.box, event)
  const fetched = await fetchPack({
    pack: offer.pack,
    intake,
    sources: [...offer.sources, ...deps.mirrorsOf(offer)],
    signal,
    allowed: deps.allowed,
    now: () => performance.now(),
    pause: async (milliseconds, stopped) => {
      say({ type: 'held', hold: { for: 'network' } })
      // Told to stop while it waits: whoever asked sees that by himself.
      await pauseFor(milliseconds, undefined, { signal: stopped }).catch(() => undefined)
    },
    random: Math.random,
    onProgress: ({ bytes, source }) => say({ type: 'received', bytes, source, at: performance.now() }),
  })
  if (!fetched.ok) return failed(deps.log, manifest.id, fetched.failure)
  say({ type: 'arrived' })
  const kept = await intake.commit()
  if (!kept.ok) return failed(deps.log, manifest.id, kept.failure)
  deps.log.info('a seminar is complete', { id: manifest.id, version: manifest.version })
  return { end: 'complete' }
}

const begin = ({ pack: { manifest }, sources }: Offer, total: number, box: StateBox): void => {
  const arrival = arrivalOf({ seminar: manifest.id, title: manifest.title, version: manifest.version, total, source: sources[0]?.name ?? '' })
  box.change({ arrival })
}

const tell = (box: StateBox, event: ArrivalEvent): void => {
  const { arrival } = box.get()
  if (arrival !== null) box.change({ arrival: arrivalAfter(arrival, event) })
}

const failed = (log: Log, id: string, failure: { readonly reason: SourceFailure['reason'] | StoreReason; readonly cause?: string }): TakenIn => {
  if (failure.reason === 'source-stopped') return { end: 'stopped' }
  log.warn('a seminar could not be taken in', { id, reason: failure.reason, cause: failure.cause })
  return { end: 'failed', reason: failure.reason }
}
