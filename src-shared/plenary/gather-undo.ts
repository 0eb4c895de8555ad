import { earlierOf, type Instant, minutes, plus } from '../time/time.ts'
import type { PlenaryState } from './state.ts'

/** So long what the host did with everybody can be taken back; afterwards rooms have lost too much of what they were at. */
export const undoWithin = minutes(3)

/**
 * Until when it can be taken back that everybody was gathered early; null: it cannot. Once a room has had the floor
 * the plenary has begun for everybody, and at the programme's own time everybody would be there anyway.
 */
export const gatherUndoableUntil = (state: PlenaryState, opensAt: Instant): Instant | null => {
  const { gatheredAt, releasedAt, floor, spoken } = state
  if (gatheredAt === null || releasedAt !== null || gatheredAt >= opensAt || floor.name === 'held') return null
  const begun = [...spoken.values()].some(({ last }) => last >= gatheredAt)
  return begun ? null : earlierOf(plus(gatheredAt, undoWithin), opensAt)
}
