import type { RoomEvent } from '../room/events.ts'
import { type Instant, instant } from '../time/time.ts'
import { applyToCurrent, mayBeLeft, moveOn } from './current-events.ts'
import { windowEnd } from './ends.ts'
import { movedPlan } from './moved.ts'
import { enter, replan } from './moves.ts'
import type { Plan } from './plan.ts'
import { nextMove } from './settle.ts'
import { type Current, type PastSegment, type ProgrammeState, progressAt, recordingFrom, segmentAt } from './state.ts'
import type { LateChoice } from './view.ts'

/** What happens without a hand in the room. */
const byItself: readonly RoomEvent['type'][] = [
  'beat',
  'media-ended',
  'media-failed',
  'restored',
  'plenary-gathered',
  'plenary-released',
  'plenary-undone',
]

/**
 * What an event does to the programme, once the moves before it are made. An event that does not fit what is on
 * changes nothing: it came too late, and the room has gone on.
 */
export const applyToProgramme = (plan: Plan, before: ProgrammeState, event: RoomEvent): ProgrammeState => {
  const { at } = event
  const state = byItself.includes(event.type) ? before : { ...before, touchedAt: at }
  const { stage } = state
  switch (event.type) {
    case 'started':
      if (stage.name !== 'before') return state
      return at < plan.start ? { ...state, stage: { name: 'armed' }, startedAt: at, since: at } : enter(plan, { ...state, startedAt: at }, 0, at)
    case 'skip':
      return skip(plan, state, event.segment, at)
    case 'back':
      return goBack(plan, state, at) ?? state
    case 'late-choice':
      return chooseLate(plan, state, event.segment, event.choice, at)
    case 'plenary-gathered':
      return gather(plan, state, event.segment, at)
    case 'plenary-released':
      return release(plan, state, event.segment, at)
    case 'restored':
      return moveAnchors(plan, state, instant(event.lastAlive), at)
    case 'next':
    case 'extend':
    case 'pause':
    case 'resume':
    case 'media-ended':
    case 'media-failed':
    case 'media-moved':
    case 'beat':
      return stage.name === 'running' ? applyToCurrent(plan, state, stage.current, event) : state
    // A group's own doings do not move the common programme; what is undone was never applied.
    case 'seats-set':
    case 'turn-next':
    case 'turn-pass':
    case 'turn-back':
    case 'turn-extend':
    case 'round-close':
    case 'part-next':
    case 'point-set':
    case 'points-sent':
    case 'points-reopened':
    case 'respondent-began':
    case 'respondent-at':
    case 'respondent-done':
    case 'evaluation-closed':
    case 'undone':
    // What the room was doing is known one floor up: room/taken-back.ts.
    case 'plenary-undone':
      return state
  }
}

const skip = (plan: Plan, state: ProgrammeState, id: string, at: Instant): ProgrammeState => {
  const { stage } = state
  const index = plan.segments.findIndex((segment) => segment.id === id)
  if (stage.name === 'running' && stage.current.index === index) return moveOn(plan, state, stage.current, at, 'moderator')
  if (index < firstComing(plan, state) || state.skipped.includes(id)) return state
  const marked = { ...state, skipped: [...state.skipped, id] }
  return stage.name === 'waiting' ? enter(plan, marked, stage.index, at) : replan(plan, marked, at)
}

/** The first segment that the room has not come to. */
export const firstComing = (plan: Plan, state: ProgrammeState): number => {
  switch (state.stage.name) {
    case 'before':
    case 'armed':
      return 0
    case 'running':
      return state.stage.current.index + 1
    case 'waiting':
      return state.stage.index
    case 'ended':
      return plan.segments.length
  }
}

/**
 * The room at the beginning of the segment that was last on the screen, or that was left out without waiting for it
 * and can still be met; null where a fixed time forbids it.
 */
export const goBack = (plan: Plan, state: ProgrammeState, at: Instant): ProgrammeState | null => {
  if (state.stage.name !== 'running' && state.stage.name !== 'waiting') return null
  const last = state.past.findLastIndex(({ index, entered, skippedBy }) => {
    const leftOut = skippedBy === 'moderator' && segmentAt(plan, index).fixedAt !== undefined
    return entered || (leftOut && at < windowEnd(plan, state, index))
  })
  const target: PastSegment | undefined = state.past[last]
  if (target === undefined) return null
  const { id } = segmentAt(plan, target.index)
  const before = { ...state, past: state.past.slice(0, last), skipped: state.skipped.filter((skipped) => skipped !== id), paused: false }
  const entered = enter(plan, before, target.index, at)
  const { stage } = entered
  const there = stage.name === 'running' ? stage.current.index === target.index : stage.name === 'waiting' && stage.index === target.index
  // A fixed time that is now would take the room along again at once.
  const stays = (nextMove(plan, entered)?.at ?? Number.POSITIVE_INFINITY) > at
  return there && stays ? entered : null
}

const chooseLate = (plan: Plan, state: ProgrammeState, id: string, choice: LateChoice, at: Instant): ProgrammeState => {
  const { stage } = state
  const target = plan.segments.findIndex((segment) => segment.id === id && segment.fixedAt !== undefined)
  if (stage.name !== 'running' || target <= stage.current.index) return state
  const chosen = { ...state, lateChoices: { ...state.lateChoices, [id]: choice } }
  if (choice === 'join-late') return replan(plan, chosen, at)
  const rest = plan.segments
    .slice(stage.current.index + 1, target)
    .filter((segment) => segment.recording === undefined && segment.fixedAt === undefined)
  const skipped = [...new Set([...chosen.skipped, ...rest.map((segment) => segment.id)])]
  const playing = !mayBeLeft(plan, state, stage.current, at)
  return playing ? replan(plan, { ...chosen, skipped }, at) : moveOn(plan, { ...chosen, skipped }, stage.current, at, 'moderator')
}

const isFixed = (plan: Plan, id: string): boolean => plan.segments.some((segment) => segment.id === id && segment.fixedAt !== undefined)

/** From now on its fixed time is this one; what takes the room there is what takes it to any fixed time. */
const gather = (plan: Plan, state: ProgrammeState, id: string, at: Instant): ProgrammeState => {
  if (!isFixed(plan, id)) return state
  const moved = { ...state.moved, [id]: { ...state.moved[id], opensAt: at } }
  return replan(movedPlan(plan, moved), { ...state, moved }, at)
}

const release = (plan: Plan, state: ProgrammeState, id: string, at: Instant): ProgrammeState => {
  if (!isFixed(plan, id)) return state
  const moved = { ...state.moved, [id]: { ...state.moved[id], endsAt: at } }
  const now = movedPlan(plan, moved)
  const { stage } = state
  const isOn = stage.name === 'running' && segmentAt(plan, stage.current.index).id === id
  return isOn ? moveOn(now, { ...state, moved }, stage.current, at, 'done') : replan(now, { ...state, moved }, at)
}

/** Nothing that flows has moved while the kiosk was down. */
export const moveAnchors = (plan: Plan, state: ProgrammeState, lastAlive: Instant, at: Instant): ProgrammeState => {
  const { stage } = state
  if (stage.name !== 'running') return { ...state, since: at }
  const { active } = stage.current
  const recording = recordingFrom(state, stage.current, lastAlive)
  const current: Current = {
    ...stage.current,
    active: { done: progressAt(active, state.paused, lastAlive), asOf: at },
    recording: recording === null ? null : { ...recording, asOf: at },
  }
  return replan(plan, { ...state, stage: { name: 'running', current } }, at)
}
