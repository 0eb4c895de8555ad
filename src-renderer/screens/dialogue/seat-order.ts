import type { SeatState } from '../../../src-shared/dialogue/view.ts'

export type Following = { readonly kind: 'first-time' | 'again'; readonly seat: number } | { readonly kind: 'none' }

/** Whose turn comes after the one at `seat`: the next that waits, going round the table, then those that passed. */
export const following = (seats: readonly SeatState[], seat: number): Following => {
  const round = seats.map((_, step) => (seat + 1 + step) % seats.length).filter((other) => other !== seat)
  const waiting = round.find((other) => seats[other] === 'waiting')
  if (waiting !== undefined) return { kind: 'first-time', seat: waiting }
  const passed = seats.findIndex((state, other) => state === 'passed' && other !== seat)
  return passed === -1 ? { kind: 'none' } : { kind: 'again', seat: passed }
}

/** Seats, from 0, that nobody has heard yet: the one speaking is being heard. */
export const unheard = (seats: readonly SeatState[]): readonly number[] =>
  seats.flatMap((state, seat) => (state === 'waiting' || state === 'passed' ? [seat] : []))
