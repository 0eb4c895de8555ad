import { type Instant, laterOf, plus } from '../time/time.ts'
import { comingFixed, graceOf, recordingEnds, windowEnd } from './ends.ts'
import type { Plan } from './plan.ts'
import { type Current, type ProgrammeState, playsRecording, progressAt, segmentAt } from './state.ts'

/** The room goes to this segment at this instant, whatever it is in the middle of. */
export type Pull = { readonly at: Instant; readonly index: number }

/**
 * Where and when a fixed time takes the room along. It never takes it out of a recording that plays, nor while the
 * room is paused, nor where the moderator chose to join late; and it forgets a segment that is over for everybody.
 */
export const nextPull = (plan: Plan, state: ProgrammeState, current: Current): Pull | null => {
  if (state.paused) return null
  return comingFixed(plan, state, current.index)
    .filter(({ id }) => state.lateChoices[id] !== 'join-late')
    .map(({ index, fixedAt }): Pull => ({ index, at: whenFree(plan, state, current, laterOf(fixedAt, state.since)) }))
    .filter(({ index, at }) => at < windowEnd(plan, state, index))
    .reduce<Pull | null>((first, pull) => (first === null || pull.at < first.at ? pull : first), null)
}

/** When the group can be taken along: at once, or at the end of the recording that plays then. */
const whenFree = (plan: Plan, state: ProgrammeState, current: Current, at: Instant): Instant => {
  const begun = progressAt(current.active, state.paused, at) > 0
  if (!begun || !playsRecording(segmentAt(plan, current.index), current)) return at
  const ends = recordingEnds(plan, state, current)
  return ends === null ? at : laterOf(at, plus(ends, graceOf(plan, current)))
}
