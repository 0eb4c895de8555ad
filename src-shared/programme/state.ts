import { atMost, between, type Duration, duration, type Instant, instant, minutes, plus, seconds, zero } from '../time/time.ts'
import { type Moved, nothingMoved } from './moved.ts'
import type { Plan, PlanSegment } from './plan.ts'
import type { LateChoice, ScheduleRow } from './view.ts'

/** After its last picture a recording may still be closing; then its end is taken for granted. */
export const recordingGrace: Duration = seconds(3)
/** So long the screen says that a recording cannot be played. */
export const failureShown: Duration = seconds(30)
/** A room that nobody touched for so long after the planned end of everything is over. */
export const abandonedAfter: Duration = minutes(60)

/**
 * Something that moves with the room's time: `done` at `asOf`. While the room is paused it stands at `done`,
 * whatever `asOf` says.
 */
export type Progress = { readonly done: Duration; readonly asOf: Instant }

export type Current = {
  readonly index: number
  /** Counts the entries into segments, so that a segment entered again is told from the time before. */
  readonly visit: number
  readonly enteredAt: Instant
  /** The time it has been going on, without pauses and downtime. */
  readonly active: Progress
  /** Its planned length less what it gives of lost minutes. */
  readonly base: Duration
  /** What the moderator added (or took away). */
  readonly extension: Duration
  /** The length it gets as things stood when that was last worked out. */
  readonly allotted: Duration
  /** Where its recording is, in the recording's own time. */
  readonly recording: Progress | null
  /** The active time at which its recording was given up. */
  readonly failedAfter: Duration | null
}

/** A segment that is behind the room. `entered`: it has been on the screen. */
export type PastSegment = {
  readonly index: number
  readonly starts: Instant
  readonly ends: Instant
  readonly allotted: Duration
  readonly entered: boolean
  readonly skippedBy?: NonNullable<ScheduleRow['skippedBy']>
}

export type Stage =
  | { readonly name: 'before' }
  | { readonly name: 'armed' }
  | { readonly name: 'running'; readonly current: Current }
  /** Between two segments: this one begins at its fixed time. */
  | { readonly name: 'waiting'; readonly index: number }
  | { readonly name: 'ended'; readonly at: Instant }

export type ProgrammeState = {
  readonly stage: Stage
  readonly paused: boolean
  readonly startedAt: Instant | null
  /** The last time the room moved or what may move it changed. No automatic move lies before it. */
  readonly since: Instant
  /** The last time somebody in the room did something. */
  readonly touchedAt: Instant
  readonly visits: number
  readonly past: readonly PastSegment[]
  /** Coming segments that the moderator has taken out, by id. */
  readonly skipped: readonly string[]
  /** By the id of the fixed segment. */
  readonly lateChoices: Readonly<Record<string, LateChoice>>
  readonly moved: Moved
}

export const initialProgramme: ProgrammeState = {
  stage: { name: 'before' },
  paused: false,
  startedAt: null,
  since: instant(0),
  touchedAt: instant(0),
  visits: 0,
  past: [],
  skipped: [],
  lateChoices: {},
  moved: nothingMoved,
}

/** How far something has come at an instant. */
export const progressAt = (progress: Progress, paused: boolean, at: Instant): Duration =>
  paused ? progress.done : duration(progress.done + between(progress.asOf, at))

/** The same progress, told from another instant on: before a pause, a change or a resume. */
export const anchored = (progress: Progress, paused: boolean, at: Instant): Progress => ({ done: progressAt(progress, paused, at), asOf: at })

/** When something will have come so far; null while it stands still. */
export const reaches = (progress: Progress, paused: boolean, goal: Duration): Instant | null =>
  paused ? null : plus(progress.asOf, duration(goal - progress.done))

/** How much of its recording a segment shows: all of it, or the beginning in a rehearsal. */
export const recordingShown = (segment: PlanSegment): Duration =>
  segment.recording === undefined ? zero : atMost(segment.planned, segment.recording)

export const segmentAt = (plan: Plan, index: number): PlanSegment => {
  const segment = plan.segments[index]
  if (segment === undefined) throw new RangeError(`the programme has no segment ${index}`)
  return segment
}

/** Where the current recording is at an instant, told from there on. One that was given up stands still. */
export const recordingFrom = (state: ProgrammeState, { recording, failedAfter }: Current, at: Instant): Progress | null =>
  recording === null ? null : anchored(recording, state.paused || failedAfter !== null, at)

/** Its share of lost minutes is used up: from here on it can neither give nor get back any. */
export const isBaseUsed = (state: ProgrammeState, current: Current, at: Instant): boolean =>
  progressAt(current.active, state.paused, at) >= current.base

/** Whether its recording decides when this segment ends. */
export const playsRecording = (segment: PlanSegment, current: Current): boolean => segment.recording !== undefined && current.failedAfter === null
