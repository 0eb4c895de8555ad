import { shareOut } from '../programme/share.ts'
import type { DialoguePart } from '../seminar/schema.ts'
import { type Duration, duration, seconds, sum, zero } from '../time/time.ts'

/** One part of a dialogue as the engine sees it: times and rules, no content. */
export type PartPlan =
  | { readonly kind: 'round'; readonly perSeat: Duration; readonly minimumPerSeat: Duration }
  | { readonly kind: 'open' | 'summary'; readonly planned: Duration; readonly minimum: Duration }

/** A rehearsal shows every part, so there nothing has a minimum. */
export const partPlans = (parts: readonly DialoguePart[], rehearsal: boolean): readonly PartPlan[] =>
  parts.map((part) => {
    if (part.kind === 'round') {
      const perSeat = seconds(part.secondsPerSeat)
      return { kind: part.kind, perSeat, minimumPerSeat: rehearsal ? zero : seconds(Math.min(part.minimumSecondsPerSeat, part.secondsPerSeat)) }
    }
    return { kind: part.kind, planned: seconds(part.seconds), minimum: rehearsal ? zero : seconds(Math.min(part.minimumSeconds, part.seconds)) }
  })

const plannedOf = (part: PartPlan, seats: number): Duration => (part.kind === 'round' ? duration(part.perSeat * seats) : part.planned)
const minimumOf = (part: PartPlan, seats: number): Duration => (part.kind === 'round' ? duration(part.minimumPerSeat * seats) : part.minimum)

/**
 * Divides what is left over the parts: shorter in proportion to what each can give where it is too little; what is
 * over goes to the open conversation, or to all where there is none. `used` is what the first part has had already.
 */
export const allotParts = (parts: readonly PartPlan[], seats: number, left: Duration, used: Duration): readonly Duration[] => {
  const planned = parts.map((part) => plannedOf(part, seats))
  const lost = duration(sum(planned) - left)
  if (lost >= 0) {
    const cuts = shareOut(
      lost,
      parts.map((part, index) => {
        const full = planned[index] ?? zero
        const floor = Math.max(minimumOf(part, seats), index === 0 ? used : 0)
        return { weight: duration(full - minimumOf(part, seats)), cap: duration(Math.max(0, full - floor)) }
      }),
    )
    return planned.map((length, index) => duration(length - (cuts[index] ?? 0)))
  }
  const someOpen = parts.some((part) => part.kind === 'open')
  const gifts = shareOut(
    duration(-lost),
    parts.map((part, index) => ({
      weight: someOpen && part.kind !== 'open' ? zero : (planned[index] ?? zero),
      cap: someOpen && part.kind !== 'open' ? zero : duration(-lost),
    })),
  )
  return planned.map((length, index) => duration(length + (gifts[index] ?? 0)))
}
