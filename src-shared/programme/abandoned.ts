import { duration, type Instant, instant, laterOf, plus } from '../time/time.ts'
import { recordingEnds } from './ends.ts'
import type { Plan } from './plan.ts'
import { abandonedAfter, type Current, type ProgrammeState, playsRecording, recordingGrace, recordingShown, segmentAt } from './state.ts'

/** The end of everything as planned, for a group that begins at `start` and takes nothing away. */
const plannedEnd = (plan: Plan, start: Instant): Instant =>
  plan.segments.reduce((at, { fixedAt, planned }) => plus(laterOf(at, fixedAt ?? at), planned), start)

/**
 * When a room that nobody touches any more is over: an hour after the planned end of everything, or after the last
 * touch. A recording that plays is shown to its end, unless it does not move.
 */
export const abandonedAt = (plan: Plan, state: ProgrammeState, current: Current): Instant => {
  const start = laterOf(plan.start, state.startedAt ?? plan.start)
  const planned = laterOf(plannedEnd(plan, start), plan.fixedEnd ?? start)
  const at = laterOf(plus(laterOf(planned, state.touchedAt), abandonedAfter), state.since)
  const segment = segmentAt(plan, current.index)
  const ends = playsRecording(segment, current) ? recordingEnds(plan, state, current) : null
  if (ends === null) return at
  const latest = plus(at, recordingShown(segment))
  return instant(Math.min(latest, laterOf(at, plus(ends, duration(recordingGrace)))))
}
