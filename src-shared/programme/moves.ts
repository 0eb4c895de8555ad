import { between, type Duration, duration, type Instant, zero } from '../time/time.ts'
import { allot } from './allot.ts'
import { windowEnd } from './ends.ts'
import type { Plan } from './plan.ts'
import { anchored, type Current, type PastSegment, type ProgrammeState, progressAt, recordingFrom, recordingShown, segmentAt } from './state.ts'

/** How the room leaves a segment. */
export type Leaving = 'done' | 'moderator' | 'rendezvous'

const behind = (index: number, at: Instant, skippedBy: NonNullable<PastSegment['skippedBy']>): PastSegment => ({
  index,
  starts: at,
  ends: at,
  allotted: zero,
  entered: false,
  skippedBy,
})

/** Enters the first segment from `index` on that can be entered at this instant; waits for a fixed one; ends after the last. */
export const enter = (plan: Plan, state: ProgrammeState, index: number, at: Instant): ProgrammeState => {
  const past = [...state.past]
  for (let i = index; i < plan.segments.length; i += 1) {
    const segment = segmentAt(plan, i)
    if (state.skipped.includes(segment.id)) past.push(behind(i, at, 'moderator'))
    else if (segment.fixedAt === undefined) return begin(plan, { ...state, past }, i, at)
    else if (at < segment.fixedAt) return { ...state, past, stage: { name: 'waiting', index: i }, paused: false, since: at }
    else if (at < windowEnd(plan, state, i)) return begin(plan, { ...state, past }, i, at)
    else past.push(behind(i, at, 'rendezvous'))
  }
  return { ...state, past, stage: { name: 'ended', at }, paused: false, since: at }
}

const begin = (plan: Plan, state: ProgrammeState, index: number, at: Instant): ProgrammeState => {
  const segment = segmentAt(plan, index)
  const start = { done: zero, asOf: at }
  const current: Current = {
    index,
    visit: state.visits,
    enteredAt: at,
    active: start,
    base: segment.planned,
    extension: zero,
    allotted: zero,
    recording: segment.recording === undefined ? null : start,
    failedAfter: segment.unplayable === true ? zero : null,
  }
  return replan(plan, { ...state, stage: { name: 'running', current }, visits: state.visits + 1 }, at)
}

/** Leaves the current segment for the past; whoever calls says what comes after it. */
export const leave = (state: ProgrammeState, current: Current, at: Instant, how: Leaving): ProgrammeState => {
  const { index, enteredAt, allotted } = current
  const entered = how !== 'rendezvous' || progressAt(current.active, state.paused, at) > 0
  const row: PastSegment = { index, starts: enteredAt, ends: at, allotted, entered, ...skipOf(current, how, entered) }
  return { ...state, past: [...state.past, row], since: at }
}

const skipOf = (current: Current, how: Leaving, entered: boolean): Pick<PastSegment, 'skippedBy'> => {
  if (current.failedAfter !== null) return { skippedBy: 'media' }
  if (how === 'moderator') return { skippedBy: 'moderator' }
  return entered ? {} : { skippedBy: 'rendezvous' }
}

/** Goes to a fixed segment, past everything between. */
export const pullTo = (plan: Plan, state: ProgrammeState, current: Current, target: number, at: Instant): ProgrammeState => {
  const left = leave(state, current, at, 'rendezvous')
  const between = plan.segments
    .map((segment, index) => ({ segment, index }))
    .filter(({ index }) => index > current.index && index < target)
    .map(({ segment, index }) => behind(index, at, state.skipped.includes(segment.id) ? 'moderator' : 'rendezvous'))
  return enter(plan, { ...left, past: [...left.past, ...between] }, target, at)
}

/** Works the current segment's length out anew; nothing else of it changes. */
export const replan = (plan: Plan, state: ProgrammeState, at: Instant): ProgrammeState => {
  const { stage } = state
  if (stage.name !== 'running') return { ...state, since: at }
  const divided = allot(plan, state, stage.current, at)
  const current = { ...stage.current, extension: divided.extension }
  const next: ProgrammeState = { ...state, stage: { name: 'running', current }, since: at }
  const allotted = lengthOf(plan, next, current, divided.lengths)
  return { ...next, stage: { name: 'running', current: { ...current, allotted, base: duration(allotted - divided.extension) } } }
}

const lengthOf = (plan: Plan, state: ProgrammeState, current: Current, lengths: ReadonlyMap<number, Duration>): Duration => {
  const segment = segmentAt(plan, current.index)
  if (segment.recording !== undefined) return recordingShown(segment)
  if (segment.fixedAt !== undefined) return between(current.enteredAt, windowEnd(plan, state, current.index))
  return lengths.get(current.index) ?? segment.planned
}

/** The room stands still from this instant on, or goes on from it. */
export const setPaused = (state: ProgrammeState, current: Current, paused: boolean, at: Instant): ProgrammeState => {
  const held: Current = {
    ...current,
    active: anchored(current.active, state.paused, at),
    recording: recordingFrom(state, current, at),
  }
  return { ...state, paused, stage: { name: 'running', current: held }, since: at }
}
