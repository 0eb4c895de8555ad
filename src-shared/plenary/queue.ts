import { fail, ok, type Result } from '../result/result.ts'
import type { Instant } from '../time/time.ts'
import type { Hand, PlenaryState } from './state.ts'

export type Waiting = Hand & { readonly turns: number }

/**
 * Who waits for the floor, the next one first. A room that has not spoken goes before one that has, whoever raised its
 * hand first; among equals the one that has waited longest.
 */
export const fairQueue = ({ hands, spoken }: Pick<PlenaryState, 'hands' | 'spoken'>): readonly Waiting[] =>
  hands
    .map((hand) => ({ ...hand, turns: spoken.get(hand.room)?.turns ?? 0 }))
    .toSorted((a, b) => a.turns - b.turns || a.since - b.since || (a.room < b.room ? -1 : 1))

/**
 * Who gets the floor next: the first who is there. A room that is away keeps its place; `all-away`: rooms wait, and none
 * of them could be heard.
 */
export const nextInQueue = (
  state: Pick<PlenaryState, 'hands' | 'spoken'>,
  isHere: (room: string) => boolean,
): Result<Waiting, { readonly reason: 'nobody-waits' | 'all-away' }> => {
  const queue = fairQueue(state)
  const next = queue.find(({ room }) => isHere(room))
  return next === undefined ? fail(queue.length === 0 ? 'nobody-waits' : 'all-away') : ok(next)
}

/** The place of a room in the queue, 1 for the next; null while its hand is down. */
export const placeInQueue = (state: Pick<PlenaryState, 'hands' | 'spoken'>, room: string): number | null => {
  const index = fairQueue(state).findIndex((waiting) => waiting.room === room)
  return index < 0 ? null : index + 1
}

/** The hand of a room goes up; one that is up stays where it was. */
export const withHand = (hands: readonly Hand[], room: string, since: Instant): readonly Hand[] =>
  hands.some((hand) => hand.room === room) ? hands : [...hands, { room, since }]

export const withoutHand = (hands: readonly Hand[], room: string): readonly Hand[] => hands.filter((hand) => hand.room !== room)
