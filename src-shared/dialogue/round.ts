import { type Duration, duration } from '../time/time.ts'
import type { SeatState } from './view.ts'

/** Whose turn it is. `since` in the segment's active time. */
export type Turn = { readonly seat: number; readonly since: Duration; readonly length: Duration }

export type Round = {
  readonly seats: readonly SeatState[]
  /** How often each seat has passed. */
  readonly passes: readonly number[]
  readonly turn: Turn
}

/** Who comes next: first all who have not been asked, then those who passed and come back. */
export const nextSeat = (seats: readonly SeatState[]): number | null => {
  const waiting = seats.indexOf('waiting')
  const seat = waiting === -1 ? seats.indexOf('passed') : waiting
  return seat === -1 ? null : seat
}

/** The turns that are left, the running one among them. */
export const turnsLeft = (seats: readonly SeatState[]): number =>
  seats.filter((seat) => seat === 'speaking' || seat === 'waiting' || seat === 'passed').length

const withSeat = <T>(all: readonly T[], seat: number, value: T): readonly T[] => all.map((one, index) => (index === seat ? value : one))

/** What is left of the round, shared equally over the turns that are left: so what one does not use, the others get. */
export type TurnLength = (turns: number) => Duration

/** The next turn begins; null when everybody has been heard or has passed twice. */
const giveTurn = (seats: readonly SeatState[], passes: readonly number[], since: Duration, length: TurnLength): Round | null => {
  const seat = nextSeat(seats)
  return seat === null ? null : { seats: withSeat(seats, seat, 'speaking'), passes, turn: { seat, since, length: length(turnsLeft(seats)) } }
}

export const beginRound = (seats: number, since: Duration, length: TurnLength): Round | null =>
  giveTurn(Array<SeatState>(seats).fill('waiting'), Array<number>(seats).fill(0), since, length)

/** The one who speaks is done. */
export const finishTurn = (round: Round, since: Duration, length: TurnLength): Round | null =>
  giveTurn(withSeat(round.seats, round.turn.seat, 'spoken'), round.passes, since, length)

/** The one whose turn it is passes: once, and it comes back at the end of the round; twice, and it does not. */
export const passTurn = (round: Round, since: Duration, length: TurnLength): Round | null => {
  const { seat } = round.turn
  const passes = (round.passes[seat] ?? 0) + 1
  return giveTurn(withSeat(round.seats, seat, passes > 1 ? 'declined' : 'passed'), withSeat(round.passes, seat, passes), since, length)
}

/** People came to the table or left it: those who stay keep their place. */
export const resizeRound = (round: Round, seats: number, since: Duration, length: TurnLength): Round | null => {
  const kept = Array.from({ length: seats }, (_, seat): SeatState => round.seats[seat] ?? 'waiting')
  const passes = Array.from({ length: seats }, (_, seat) => round.passes[seat] ?? 0)
  return round.turn.seat < seats ? { ...round, seats: kept, passes } : giveTurn(kept, passes, since, length)
}

export const extendTurn = (round: Round, by: Duration): Round => ({ ...round, turn: { ...round.turn, length: duration(round.turn.length + by) } })
