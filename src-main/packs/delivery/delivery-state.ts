import type { DeliverySlice } from '../../../src-shared/contract/delivery.ts'
import type { Arrival } from '../../../src-shared/packs/arrival.ts'
import type { Short } from '../../../src-shared/packs/budget.ts'
import type { LocalizedText } from '../../../src-shared/seminar/schema.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import type { StoredSeminar } from '../store/seminar-store.ts'
import type { Offer } from './look-around.ts'

export type SourceState = Omit<DeliverySlice['sources'][number], 'needed'>
export type Ask = DeliverySlice['asks'][number] & { readonly publicKey: string }

/** What delivery does now. `queue`: what is taken in, the first of them at this moment. */
export type Round = { readonly phase: 'resting' } | { readonly phase: 'looking' } | { readonly phase: 'fetching'; readonly queue: readonly Offer[] }

/** Everything that is known of delivery; what people see of it is `sliceOf`. */
export type DeliveryState = {
  readonly round: Round
  /** The pack that is on its way in, or that waits for room on the disk. */
  readonly arrival: Arrival | null
  readonly stored: readonly StoredSeminar[]
  /** Parts that have gone bad and could not be put right yet, by edition, path and index. */
  readonly damaged: ReadonlyMap<string, { readonly pack: VerifiedPack; readonly path: string; readonly index: number }>
  /** By the name of the place. */
  readonly sources: ReadonlyMap<string, SourceState>
  readonly asks: readonly Ask[]
  readonly failure: DeliverySlice['failure']
  readonly free: number | null
  /** Seminars for which there will be no room, the next one first. */
  readonly short: readonly (Short & { readonly title: LocalizedText })[]
}

/** The one place where it stands; whoever changes it has it told. */
export type StateBox = { get(): DeliveryState; change(part: Partial<DeliveryState>): void }

export const createStateBox = (changed: (state: DeliveryState) => void): StateBox => {
  let state: DeliveryState = {
    round: { phase: 'resting' },
    arrival: null,
    stored: [],
    damaged: new Map(),
    sources: new Map(),
    asks: [],
    failure: null,
    free: null,
    short: [],
  }
  return {
    get: () => state,
    change: (part) => {
      const before = state
      state = { ...state, ...part }
      // Each megabyte that comes changes the arrival; there is something to see only when its stage is another.
      const only = Object.keys(part).length === 1 && part.arrival !== undefined
      if (!only || before.arrival?.stage !== state.arrival?.stage) changed(state)
    },
  }
}
