import type { DeliverySlice } from '../../../src-shared/contract/delivery.ts'
import type { Arrival } from '../../../src-shared/packs/arrival.ts'
import type { StoredSeminar } from '../store/seminar-store.ts'
import type { DeliveryState, Round } from './delivery-state.ts'
import { editionId } from './judge.ts'

type Shown = { readonly id: string; readonly version: number } | null

/** What people see of it. */
export const sliceOf = (state: DeliveryState, { shown, budget }: { readonly shown: Shown; readonly budget: number }): DeliverySlice => {
  const { arrival } = state
  return {
    now: arrival === null ? null : nowOf(arrival),
    failure: state.failure,
    seminars: state.stored.map((one) => ({
      id: one.id,
      version: one.version,
      title: one.manifest.title,
      start: one.start,
      end: one.end,
      bytes: one.bytes,
      present: arrival !== null && arrival.seminar === one.id && arrival.version === one.version ? arrival.bytes : one.present,
      state: damagedNow(state, one) ? 'damaged' : one.state,
      fingerprint: one.fingerprint,
      current: shown?.id === one.id && shown.version === one.version,
    })),
    asks: state.asks.map(({ publicKey: _, ...ask }) => ask),
    sources: [...state.sources.values()].map((source) => ({ ...source, needed: isNeeded(source.name, source.state === 'asking', state.round) })),
    disk: {
      free: state.free,
      budget,
      needed: arrival === null ? null : arrival.total - arrival.bytes,
      short: state.short.map(({ title, coming, lacks }) => ({ title, start: coming.start, lacks })),
    },
  }
}

const damagedNow = ({ damaged }: DeliveryState, one: StoredSeminar): boolean =>
  one.state === 'complete' && [...damaged.keys()].some((key) => key.startsWith(`${editionId(one)} `))

const isNeeded = (name: string, asked: boolean, round: Round): boolean => {
  switch (round.phase) {
    case 'resting':
      return asked
    case 'looking':
      return true
    case 'fetching':
      return round.queue.some(({ places }) => places.some((place) => place.name === name))
  }
}

const nowOf = ({ seminar, title, version, bytes, total, source, stage, meter }: Arrival): NonNullable<DeliverySlice['now']> => {
  const hold = stage.name === 'waiting' ? stage.hold : null
  return {
    seminar,
    title,
    version,
    stage: stage.name,
    bytes,
    total,
    rate: stage.name === 'fetching' ? meter.rate : null,
    secondsLeft: stage.name === 'fetching' ? stage.secondsLeft : null,
    source,
    waitingFor: hold?.for ?? null,
    until: hold?.for === 'hours' ? hold.until : null,
  }
}
