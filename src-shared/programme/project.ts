import { between, type Duration, type Instant, instant, laterOf, seconds } from '../time/time.ts'
import { allot } from './allot.ts'
import { endsByItself, timeIsUp } from './ends.ts'
import { enter, replan, setPaused } from './moves.ts'
import type { Plan } from './plan.ts'
import { earliest, type Move, make, movesOf } from './settle.ts'
import { type Current, type ProgrammeState, segmentAt } from './state.ts'

/** What will happen if everybody keeps to the time from now on. */
export type Projection = {
  /** The state at the end of it all. */
  readonly final: ProgrammeState
  /** Fixed times that cannot be reached with everything before them. */
  readonly lateFor: readonly { readonly segment: string; readonly by: Duration }[]
}

/** Less than this is not worth a word. */
export const worthAWord: Duration = seconds(30)

const step = 60_000

/** While the room stands still or runs over, what comes is told as if it went on at the next whole minute: so it changes once a minute. */
export const nextWholeMinute = (at: Instant): Instant => instant((Math.floor(at / step) + 1) * step)

/**
 * Runs the programme's own rules forward: everything that waits for the moderator is taken to end when its time is
 * up. So what the timeline promises is by construction what the rules do.
 */
export const project = (plan: Plan, state: ProgrammeState, now: Instant): Projection => {
  const lateFor = new Map<string, Duration>()
  let ahead = goingOn(plan, state, now)
  for (let move = assumedMove(plan, ahead, now); move !== null; move = assumedMove(plan, ahead, now)) {
    if (ahead.stage.name === 'running') {
      const { fixed, missing } = allot(plan, ahead, ahead.stage.current, reference(plan, ahead, ahead.stage.current, now))
      if (fixed !== null && missing >= worthAWord && !lateFor.has(fixed.id)) lateFor.set(fixed.id, missing)
    }
    ahead = make(plan, ahead, move)
  }
  // Where one fixed time is missed, the room may come late to the next as well.
  for (const { index, starts, entered } of ahead.past.slice(state.past.length)) {
    const { id, fixedAt } = segmentAt(plan, index)
    const by = between(fixedAt ?? starts, starts)
    if (entered && by >= worthAWord && !lateFor.has(id) && !isCurrent(state, index)) lateFor.set(id, by)
  }
  return { final: ahead, lateFor: [...lateFor].map(([segment, by]) => ({ segment, by })) }
}

const isCurrent = ({ stage }: ProgrammeState, index: number): boolean => stage.name === 'running' && stage.current.index === index

/** The state with what stands still going on again: started, resumed. */
const goingOn = (plan: Plan, state: ProgrammeState, now: Instant): ProgrammeState => {
  if (state.stage.name === 'before') return enter(plan, state, 0, now < plan.start ? plan.start : nextWholeMinute(now))
  if (state.stage.name !== 'running' || !state.paused) return state
  const at = nextWholeMinute(now)
  return replan(plan, setPaused(state, state.stage.current, false, at), at)
}

/** Whether the current segment has used up its time and only its moderator can end it. */
export const isOvertime = (plan: Plan, state: ProgrammeState, current: Current, now: Instant): boolean => {
  const up = timeIsUp(plan, state, current)
  return up !== null && up <= now && endsByItself(plan, state, current) === null
}

const reference = (plan: Plan, state: ProgrammeState, current: Current, now: Instant): Instant =>
  isOvertime(plan, state, current, now) ? nextWholeMinute(now) : state.since

const assumedMove = (plan: Plan, state: ProgrammeState, now: Instant): Move | null => {
  const moves = movesOf(plan, state).filter(({ name }) => name !== 'abandon')
  if (state.stage.name !== 'running') return earliest(moves)
  const end: Move = { name: 'end', at: laterOf(assumedEnd(plan, state, state.stage.current, now), state.since) }
  return earliest([end, ...moves.filter(({ name }) => name !== 'end')])
}

const assumedEnd = (plan: Plan, state: ProgrammeState, current: Current, now: Instant): Instant => {
  const up = timeIsUp(plan, state, current)
  if (up !== null && up > now) return up
  return endsByItself(plan, state, current) ?? nextWholeMinute(now)
}
