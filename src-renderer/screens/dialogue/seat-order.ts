import { nextSeat } from '../../../src-shared/dialogue/round.ts'
import type { SeatState } from '../../../src-shared/dialogue/view.ts'

export type Following = { readonly kind: 'first-time' | 'again'; readonly seat: number } | { readonly kind: 'none' }

/** Whose turn comes after the one that runs, by the rules' own order. */
export const following = (seats: readonly SeatState[]): Following => {
  const seat = nextSeat(seats)
  return seat === null ? { kind: 'none' } : { kind: seats[seat] === 'waiting' ? 'first-time' : 'again', seat }
}

/** Seats, from 0, that nobody has heard yet: the one speaking is being heard. */
export const unheard = (seats: readonly SeatState[]): readonly number[] =>
  seats.flatMap((state, seat) => (state === 'waiting' || state === 'passed' ? [seat] : []))
