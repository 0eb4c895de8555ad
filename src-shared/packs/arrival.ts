import type { LocalizedText } from '../seminar/schema.ts'
import type { Instant } from '../time/time.ts'
import { rateAfter } from './rate.ts'

/** What a pack on its way in waits for: the hours that IT allows, the end of a group's seminar, a source, room on the disk. */
export type Hold =
  | { readonly for: 'hours'; readonly until: Instant }
  | { readonly for: 'group' }
  | { readonly for: 'network' }
  | { readonly for: 'disk' }

export type Stage =
  /** What is there already is being read and proven. */
  | { readonly name: 'reading' }
  /** Bytes a second and seconds left; null while they cannot be told. */
  | { readonly name: 'fetching'; readonly rate: number | null; readonly secondsLeft: number | null }
  | { readonly name: 'waiting'; readonly hold: Hold }
  /** Everything is here and proven; it is being made durable. */
  | { readonly name: 'checking' }

/** One pack on its way in. Sizes in bytes; only what was proven counts. */
export type Arrival = {
  readonly seminar: string
  readonly title: LocalizedText
  readonly version: number
  readonly total: number
  readonly bytes: number
  readonly source: string
  readonly stage: Stage
  /** What came since the rate was last told; `since` in milliseconds of a monotonic clock. */
  readonly meter: { readonly rate: number | null; readonly since: number; readonly counted: number }
}

export type ArrivalEvent =
  /** So much of it is here already. */
  | { readonly type: 'read'; readonly bytes: number; readonly at: number }
  | { readonly type: 'received'; readonly bytes: number; readonly source: string; readonly at: number }
  | { readonly type: 'held'; readonly hold: Hold }
  | { readonly type: 'released'; readonly at: number }
  | { readonly type: 'arrived' }

/** So often the rate is told anew, in milliseconds: a number that changes all the time cannot be read. */
const tellEvery = 500

export const arrivalOf = (pack: Pick<Arrival, 'seminar' | 'title' | 'version' | 'total' | 'source'>): Arrival => ({
  ...pack,
  bytes: 0,
  stage: { name: 'reading' },
  meter: { rate: null, since: 0, counted: 0 },
})

/** The stage stays the very same object as long as there is nothing new to tell. */
export const arrivalAfter = (arrival: Arrival, event: ArrivalEvent): Arrival => {
  switch (event.type) {
    case 'read':
      return { ...arrival, bytes: event.bytes, stage: fetching(null, 0), meter: { rate: null, since: event.at, counted: 0 } }
    case 'received':
      return received(arrival, event)
    case 'held':
      return { ...arrival, stage: { name: 'waiting', hold: event.hold } }
    case 'released':
      // The time of waiting says nothing of the line.
      return { ...arrival, stage: fetching(null, 0), meter: { ...arrival.meter, since: event.at, counted: 0 } }
    case 'arrived':
      return { ...arrival, bytes: arrival.total, stage: { name: 'checking' } }
  }
}

const received = (arrival: Arrival, event: Extract<ArrivalEvent, { type: 'received' }>): Arrival => {
  const { meter, stage } = arrival
  const bytes = arrival.bytes + event.bytes
  const counted = meter.counted + event.bytes
  const passed = event.at - meter.since
  if (stage.name === 'fetching' && passed < tellEvery) return { ...arrival, bytes, meter: { ...meter, counted } }
  const rate = stage.name === 'fetching' ? rateAfter(meter.rate, counted, passed) : meter.rate
  return {
    ...arrival,
    bytes,
    source: event.source,
    stage: fetching(rate, arrival.total - bytes),
    meter: { rate, since: event.at, counted: 0 },
  }
}

const fetching = (rate: number | null, left: number): Stage => ({
  name: 'fetching',
  rate,
  secondsLeft: rate === null || rate < 1 ? null : Math.round(left / rate),
})
