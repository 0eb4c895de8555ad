import { sameBytes } from '../../../src-shared/packs/hash.ts'
import type { DeliveryReason } from '../../../src-shared/packs/reasons.ts'
import type { Result } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import type { PackSource, SourceFailure } from '../reader/pack-source.ts'
import { readPack } from '../reader/read-pack.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import type { Place } from './discover.ts'

/** One pack, and everywhere it is offered: what is at hand before what is far away. */
export type Offer = { readonly pack: VerifiedPack; readonly places: readonly Place[]; readonly sources: readonly PackSource[] }

export type LookDeps = {
  readonly signal: AbortSignal
  readonly log: Log
  sourcesIn(place: Place): Promise<Result<readonly PackSource[], SourceFailure>>
  /** A place is being asked; what it said: null: it has packs, and all of them can be read. */
  asking(place: Place): void
  answered(place: Place, reason: DeliveryReason | null): void
}

type Found = { readonly place: Place; readonly pack: VerifiedPack; readonly source: PackSource }

const nearness = { folder: 0, stick: 1, address: 2 } as const satisfies Record<Place['kind'], number>

/** Asks all places at once what they have, and sorts what they offer by pack. */
export const lookAround = async (places: readonly Place[], deps: LookDeps): Promise<readonly Offer[]> => {
  const found = (await Promise.all(places.map((place) => lookAt(place, deps)))).flat()
  const offers: { readonly pack: VerifiedPack; readonly places: Place[]; readonly sources: PackSource[] }[] = []
  for (const { place, pack, source } of found.toSorted((a, b) => nearness[a.place.kind] - nearness[b.place.kind])) {
    const known = offers.find((offer) => sameBytes(offer.pack.control['seminar.json'], pack.control['seminar.json']))
    if (known === undefined) offers.push({ pack, places: [place], sources: [source] })
    else {
      known.places.push(place)
      known.sources.push(source)
    }
  }
  return offers
}

const lookAt = async (place: Place, deps: LookDeps): Promise<readonly Found[]> => {
  deps.asking(place)
  const sources = await deps.sourcesIn(place)
  if (!sources.ok) {
    deps.answered(place, sources.failure.reason)
    return []
  }
  const found: Found[] = []
  let reason: DeliveryReason | null = null
  for (const source of sources.value) {
    const read = await readPack(source, deps.signal)
    if (read.ok) found.push({ place, pack: read.value, source })
    else {
      deps.log.warn('a source has no pack that can be used', { source: source.name, reason: read.failure.reason, cause: read.failure.cause })
      reason = read.failure.reason
      await source.close()
    }
  }
  if (!deps.signal.aborted) deps.answered(place, reason)
  return found
}
