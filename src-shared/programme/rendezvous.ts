import { type Instant, laterOf, plus } from '../time/time.ts'
import { comingFixed, graceOf, recordingEnds, windowEnd } from './ends.ts'
import type { Plan } from './plan.ts'
import { type Current, type ProgrammeState, playsRecording, segmentAt } from './state.ts'

/** The room goes to this segment at this instant, whatever it is in the middle of. */
export type Pull = { readonly at: Instant; readonly index: number }

/**
 * Where and when a fixed time takes the room along. It never takes it out of a recording that plays, nor past one that
 * has not been shown: a late group loses conversation and pause, never a talk. Nor does it move a paused room, or one
 * whose moderator chose to join late; and it forgets a segment that is over for everybody.
 */
export const nextPull = (plan: Plan, state: ProgrammeState, current: Current): Pull | null => {
  if (state.paused) return null
  return comingFixed(plan, state, current.index)
    .filter(({ id, index }) => state.lateChoices[id] !== 'join-late' && !recordingAhead(plan, state, current.index, index))
    .map(({ index, fixedAt }): Pull => ({ index, at: whenFree(plan, state, current, laterOf(fixedAt, state.since)) }))
    .filter(({ index, at }) => at < windowEnd(plan, state, index))
    .reduce<Pull | null>((first, pull) => (first === null || pull.at < first.at ? pull : first), null)
}

/** Whether a recording that can be played, and that nobody has taken out, comes before the fixed segment. */
const recordingAhead = (plan: Plan, state: ProgrammeState, current: number, target: number): boolean =>
  plan.segments
    .slice(current + 1, target)
    .some(
      ({ id, recording, unplayable, fixedAt }) =>
        recording !== undefined && unplayable !== true && fixedAt === undefined && !state.skipped.includes(id),
    )

/** When the group can be taken along: at once, or at the end of the recording that is on. */
const whenFree = (plan: Plan, state: ProgrammeState, current: Current, at: Instant): Instant => {
  if (!playsRecording(segmentAt(plan, current.index), current)) return at
  const ends = recordingEnds(plan, state, current)
  return ends === null ? at : laterOf(at, plus(ends, graceOf(plan, current)))
}
