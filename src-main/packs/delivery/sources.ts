import type { DeliveryReason } from '../../../src-shared/packs/reasons.ts'
import type { Manifest } from '../../../src-shared/seminar/schema.ts'
import type { Instant } from '../../../src-shared/time/time.ts'
import { createHttpSource, type HttpOptions } from '../fetch/http-source.ts'
import type { PackSource } from '../reader/pack-source.ts'
import type { SourceState, StateBox } from './delivery-state.ts'
import type { Place } from './discover.ts'

/** Notes what a place said last. */
export const createSourceNotes = (box: StateBox, now: () => Instant) => {
  const note = (place: Place, state: SourceState['state'], reason: DeliveryReason | null) => {
    const { name, kind } = place
    const at = state === 'asking' ? null : now()
    const noted: SourceState = { name, kind, state, at, ...(reason === null ? {} : { reason }) }
    box.change({ sources: new Map([...box.get().sources, [name, noted]]) })
  }
  return {
    /** From now on these are the places there are, in this order. */
    places: (places: readonly Place[]) => {
      const { sources } = box.get()
      const known = places.map(({ name, kind }): [string, SourceState] => [name, sources.get(name) ?? { name, kind, state: 'unknown', at: null }])
      box.change({ sources: new Map(known) })
    },
    asking: (place: Place) => note(place, 'asking', null),
    answered: (place: Place, reason: DeliveryReason | null) => note(place, reason === null ? 'good' : 'failed', reason),
    /** It answered, and what it has is not taken in, for now. */
    holdsBack: (place: Place, reason: DeliveryReason) => note(place, 'good', reason),
  }
}

/** Where a manifest itself says that the pack can be had, but for those that are asked already. What they give is proven like everything. */
export const mirrorsOf = ({ delivery }: Manifest, known: readonly PackSource[], http: HttpOptions): readonly PackSource[] => {
  const named = (delivery?.mirrors ?? []).filter((mirror) => URL.canParse(mirror) && /^https?:$/.test(new URL(mirror).protocol))
  return named.map((mirror) => createHttpSource(mirror, http)).filter(({ name }) => !known.some((source) => source.name === name))
}
