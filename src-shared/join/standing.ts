import type { DeliverySlice } from '../contract/delivery.ts'
import { hours, type Instant } from '../time/time.ts'
import type { Ticket } from './ticket.ts'

/** How far a room has come with the seminar that its invitation names. */
export type JoinStanding =
  /** Is being looked for. */
  | { readonly state: 'looking' }
  | { readonly state: 'arriving' }
  /** Its sender is not known here; `sameLetters`: whether it is the one that the invitation names. */
  | { readonly state: 'asks'; readonly sameLetters: boolean }
  /** It was not found; `reason`: why its source gave nothing, null where the source has other things or nothing. */
  | { readonly state: 'missing'; readonly reason: string | null }
  /** It is here, but from another sender than the invitation names. */
  | { readonly state: 'other-sender' }
  | { readonly state: 'here' }
  /** It is here, and on another day. */
  | { readonly state: 'ahead'; readonly start: Instant }
  | { readonly state: 'over' }
  /** This computer shows one seminar that was put there by hand, and it is another. */
  | { readonly state: 'fixed' }

/** What a seminar of the same day begins within, whatever the time zone. */
const sameDay = hours(12)

type Dated = { readonly start: Instant; readonly end: Instant }

/** What a kiosk shows that fetches nothing, because its seminar was put there by hand; null where that cannot be opened. */
export type FixedSeminar = { readonly seminar: (Dated & { readonly id: string }) | null }

/** `fixed` null: the kiosk has a store of seminars. */
export const standingOf = (
  ticket: Pick<Ticket, 'seminar' | 'from' | 'fingerprint'>,
  known: { readonly delivery: DeliverySlice; readonly fixed: FixedSeminar | null; readonly now: Instant },
): JoinStanding => {
  const { delivery, fixed, now } = known
  if (fixed !== null) return fixed.seminar?.id === ticket.seminar ? dated(fixed.seminar, now) : { state: 'fixed' }
  const [stored] = delivery.seminars.filter(({ id }) => id === ticket.seminar).toSorted((a, b) => b.version - a.version)
  if (stored !== undefined && stored.fingerprint !== ticket.fingerprint) return { state: 'other-sender' }
  if (stored !== undefined && (stored.state !== 'partial' || stored.end <= now)) return dated(stored, now)
  if (delivery.now?.seminar === ticket.seminar) return { state: 'arriving' }
  const ask = delivery.asks.find(({ seminar }) => seminar === ticket.seminar)
  if (ask !== undefined) return { state: 'asks', sameLetters: ask.fingerprint === ticket.fingerprint }
  return sought(ticket.from, delivery.sources)
}

const dated = ({ start, end }: Dated, now: Instant): JoinStanding => {
  if (end <= now) return { state: 'over' }
  return start - now > sameDay ? { state: 'ahead', start } : { state: 'here' }
}

const sought = (from: string | null, sources: DeliverySlice['sources']): JoinStanding => {
  const asked = from === null ? sources : sources.filter(({ name }) => name === from)
  if (from !== null && asked.length === 0) return { state: 'looking' }
  if (asked.some(({ state }) => state === 'asking' || state === 'unknown')) return { state: 'looking' }
  return { state: 'missing', reason: from === null ? null : (asked.find(({ state }) => state === 'failed')?.reason ?? null) }
}
