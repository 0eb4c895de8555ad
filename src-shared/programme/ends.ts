import { between, type Duration, duration, type Instant, instant, plus } from '../time/time.ts'
import type { Plan } from './plan.ts'
import {
  type Current,
  failureShown,
  type ProgrammeState,
  playsRecording,
  progressAt,
  reaches,
  recordingGrace,
  recordingShown,
  segmentAt,
} from './state.ts'

/** Until when a fixed segment goes on for everybody: one who comes later has missed it. */
export const windowEnd = (plan: Plan, state: ProgrammeState, index: number): Instant => {
  const segment = segmentAt(plan, index)
  const { stage } = state
  const extension = stage.name === 'running' && stage.current.index === index ? stage.current.extension : 0
  const begins = segment.fixedAt ?? 0
  const next = comingFixed(plan, state, index).find(({ fixedAt }) => fixedAt > begins)
  return instant(Math.min(begins + segment.planned + extension, next?.fixedAt ?? Number.POSITIVE_INFINITY))
}

/** The fixed segments after `index` that the moderator has not taken out. */
export const comingFixed = (
  plan: Plan,
  state: ProgrammeState,
  index: number,
): readonly { readonly index: number; readonly id: string; readonly fixedAt: Instant }[] =>
  plan.segments.flatMap(({ id, fixedAt }, at) =>
    at <= index || fixedAt === undefined || state.skipped.includes(id) ? [] : [{ index: at, id, fixedAt }],
  )

/** When the current recording has shown its last picture; null while it stands still. */
export const recordingEnds = (plan: Plan, state: ProgrammeState, current: Current): Instant | null =>
  current.recording === null ? null : reaches(current.recording, state.paused, recordingShown(segmentAt(plan, current.index)))

/** When the time of the current segment is up, whoever ends it; null while it stands still. */
export const timeIsUp = (plan: Plan, state: ProgrammeState, current: Current): Instant | null => {
  const segment = segmentAt(plan, current.index)
  if (current.failedAfter !== null) return reaches(current.active, state.paused, duration(current.failedAfter + failureShown))
  if (segment.recording !== undefined) return recordingEnds(plan, state, current)
  if (segment.fixedAt !== undefined) return windowEnd(plan, state, current.index)
  return reaches(current.active, state.paused, current.allotted)
}

/** When the current segment ends by itself; null when it waits for somebody. */
export const endsByItself = (plan: Plan, state: ProgrammeState, current: Current): Instant | null => {
  const segment = segmentAt(plan, current.index)
  const up = timeIsUp(plan, state, current)
  if (up === null || current.failedAfter !== null) return up
  if (segment.advance === 'moderator') return null
  return playsRecording(segment, current) ? plus(up, graceOf(plan, current)) : up
}

/** A rehearsal stops a recording in its middle: there is no last picture to wait for. */
export const graceOf = (plan: Plan, current: Current): Duration => {
  const segment = segmentAt(plan, current.index)
  return recordingShown(segment) === segment.recording ? recordingGrace : duration(0)
}

/** What is left of the current segment at an instant; negative in overtime. */
export const leftAt = (plan: Plan, state: ProgrammeState, current: Current, at: Instant): Duration => {
  const segment = segmentAt(plan, current.index)
  if (current.failedAfter !== null) return duration(current.failedAfter + failureShown - progressAt(current.active, state.paused, at))
  if (current.recording !== null) return duration(recordingShown(segment) - progressAt(current.recording, state.paused, at))
  if (segment.fixedAt !== undefined) return between(at, windowEnd(plan, state, current.index))
  return duration(current.allotted - progressAt(current.active, state.paused, at))
}
