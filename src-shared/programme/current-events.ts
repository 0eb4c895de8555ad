import type { RoomEvent } from '../room/events.ts'
import { atLeast, atMost, duration, type Instant, zero } from '../time/time.ts'
import { enter, leave, replan, setPaused } from './moves.ts'
import type { Plan, PlanSegment } from './plan.ts'
import { type Current, isBaseUsed, type ProgrammeState, playsRecording, progressAt, recordingFrom, recordingShown, segmentAt } from './state.ts'

/** What happens to the segment that is on. */
export type CurrentEvent = Extract<
  RoomEvent,
  { type: 'next' | 'extend' | 'pause' | 'resume' | 'media-ended' | 'media-failed' | 'media-moved' | 'beat' }
>

/** An event about another segment than the current one came too late, and changes nothing. */
export const applyToCurrent = (plan: Plan, state: ProgrammeState, current: Current, event: CurrentEvent): ProgrammeState => {
  const { at } = event
  const segment = segmentAt(plan, current.index)
  if (event.type === 'pause') return state.paused ? state : setPaused(state, current, true, at)
  if (event.type === 'resume') return state.paused ? replan(plan, setPaused(state, current, false, at), at) : state
  const about = event.type === 'beat' ? event.media?.segment : event.segment
  if (about !== segment.id) return state
  const plays = playsRecording(segment, current)
  switch (event.type) {
    case 'next':
      return mayBeLeft(plan, state, current, at) ? moveOn(plan, state, current, at, 'done') : state
    case 'extend':
      return mayBeExtended(segment) ? extend(plan, state, current, event.by, at) : state
    case 'media-ended':
      return plays && !state.paused ? endRecording(plan, state, current, at) : state
    case 'media-failed':
      return plays ? giveUpRecording(state, current, at) : state
    case 'media-moved':
      return plays ? moveRecording(plan, state, current, event.position, at) : state
    case 'beat':
      return plays && event.media !== undefined ? moveRecording(plan, state, current, event.media.position, at) : state
  }
}

/** A recording has its own length, and a plenary ends for everybody at once. */
export const mayBeExtended = (segment: PlanSegment): boolean =>
  segment.recording === undefined && segment.kind !== 'talk' && !(segment.kind === 'plenary' && segment.fixedAt !== undefined)

/** A recording that plays is left by skipping it, so that no press meant for something else can end it. */
export const mayBeLeft = (plan: Plan, state: ProgrammeState, current: Current, at: Instant): boolean => {
  const segment = segmentAt(plan, current.index)
  if (!playsRecording(segment, current) || current.recording === null) return true
  return progressAt(current.recording, state.paused, at) >= recordingShown(segment)
}

/** Whoever moves the room on by hand also ends its pause. */
export const moveOn = (plan: Plan, state: ProgrammeState, current: Current, at: Instant, how: 'done' | 'moderator'): ProgrammeState =>
  enter(plan, { ...leave(state, current, at, how), paused: false }, current.index + 1, at)

const withCurrent = (state: ProgrammeState, current: Current, at: Instant): ProgrammeState => ({
  ...state,
  stage: { name: 'running', current },
  since: at,
})

const extend = (plan: Plan, state: ProgrammeState, current: Current, by: number, at: Instant): ProgrammeState => {
  // What is used up already cannot be taken away.
  const used = progressAt(current.active, state.paused, at)
  if (by < 0 && used >= current.allotted) return state
  const least = isBaseUsed(state, current, at) ? used - current.base : Number.NEGATIVE_INFINITY
  const extension = duration(Math.max(least, current.extension + by))
  return replan(plan, withCurrent(state, { ...current, extension }, at), at)
}

const endRecording = (plan: Plan, state: ProgrammeState, current: Current, at: Instant): ProgrammeState => {
  const segment = segmentAt(plan, current.index)
  if (segment.advance !== 'moderator') return moveOn(plan, state, current, at, 'done')
  return withCurrent(state, { ...current, recording: { done: recordingShown(segment), asOf: at } }, at)
}

const giveUpRecording = (state: ProgrammeState, current: Current, at: Instant): ProgrammeState =>
  withCurrent(state, { ...current, recording: recordingFrom(state, current, at), failedAfter: progressAt(current.active, state.paused, at) }, at)

const moveRecording = (plan: Plan, state: ProgrammeState, current: Current, position: number, at: Instant): ProgrammeState => {
  const length = recordingShown(segmentAt(plan, current.index))
  const done = atMost(atLeast(duration(Math.round(position)), zero), length)
  return { ...state, stage: { name: 'running', current: { ...current, recording: { done, asOf: at } } } }
}
