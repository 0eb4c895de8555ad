import { beginDialogue, relength } from '../dialogue/dialogue.ts'
import { partPlans } from '../dialogue/parts.ts'
import { windowEnd } from '../programme/ends.ts'
import { movedPlan } from '../programme/moved.ts'
import { make, nextMove } from '../programme/settle.ts'
import { type Current, type ProgrammeState, progressAt, segmentAt } from '../programme/state.ts'
import { applyToProgramme } from '../programme/transitions.ts'
import { type Duration, duration, type Instant, instant } from '../time/time.ts'
import { partsOf, type RoomContent, segmentOf } from './content.ts'
import type { Core } from './core-state.ts'
import type { RoomEvent } from './events.ts'
import { applyToGroups } from './group-events.ts'
import { type GroupState, newGroup } from './group-state.ts'
import { leftBy, leftLater, takenBack } from './taken-back.ts'

/** The content as it is now: the plenary's host may have moved it. */
export const contentNow = (content: RoomContent, { programme: { moved } }: Core): RoomContent => ({
  ...content,
  plan: movedPlan(content.plan, moved),
})

/** Makes the programme's moves up to an instant one by one, so that each group meets every segment it passes. */
export const settleCore = (planned: RoomContent, core: Core, at: Instant): Core => {
  const content = contentNow(planned, core)
  let settled = core
  for (let move = nextMove(content.plan, settled.programme); move !== null && move.at <= at; move = nextMove(content.plan, settled.programme)) {
    const left = leftLater(content, settled, move)
    settled = follow(content, { ...settled, ...left, programme: make(content.plan, settled.programme, move) }, move.at)
  }
  return settled
}

export const applyToCore = (planned: RoomContent, core: Core, event: RoomEvent): Core => {
  // Nothing moved while the kiosk was down, so nothing is made up for but what was due when it went down.
  const until = event.type === 'restored' ? instant(Math.min(event.lastAlive, event.at)) : event.at
  const settled = settleCore(planned, core, until)
  if (event.type === 'plenary-undone') {
    const back = takenBack(planned, settled, event)
    return settleCore(planned, follow(contentNow(planned, back), back, event.at), event.at)
  }
  const starts = event.type === 'started' && settled.programme.stage.name === 'before'
  const programme = applyToProgramme(contentNow(planned, core).plan, settled.programme, event)
  const content = contentNow(planned, { programme, groups: [] })
  const groups = starts ? Array.from({ length: event.groups }, (_, group) => newGroup(event.seats[group] ?? event.seats[0] ?? 2)) : settled.groups
  const followed = follow(content, { ...settled, ...leftBy(event, settled), programme, groups }, event.at)
  return settleCore(content, { ...followed, groups: applyToGroups(content, followed, event) }, event.at)
}

/** Brings each group's conversation and evaluation in line with the segment that is on. */
const follow = (content: RoomContent, core: Core, at: Instant): Core => {
  const { stage } = core.programme
  const current = stage.name === 'running' ? stage.current : null
  const onScreen = current === null ? null : segmentAt(content.plan, current.index).id
  const groups = core.groups.map((group) => meet(content, core.programme, current, nobodyAtTheScreen(group, onScreen), at))
  return groups.every((group, index) => group === core.groups[index]) ? core : { ...core, groups }
}

const meet = (content: RoomContent, programme: ProgrammeState, current: Current | null, group: GroupState, at: Instant): GroupState => {
  const parts = current === null ? null : partsOf(segmentOf(content, current))
  if (current === null || parts === null) return group.dialogue === null ? group : { ...group, dialogue: null }
  const plans = partPlans(parts, content.rehearsal)
  const active = progressAt(current.active, programme.paused, at)
  const length = activeLength(content, programme, current, at)
  if (group.dialogue?.visit !== current.visit) {
    return { ...group, dialogue: { visit: current.visit, state: beginDialogue(plans, group.seats, length ?? current.allotted, active) } }
  }
  if (length === null || length === group.dialogue.state.total) return group
  return { ...group, dialogue: { ...group.dialogue, state: relength(plans, group.dialogue.state, length, active) } }
}

/** How long the segment is in its own active time. A fixed one loses what a pause takes, and that is known at its end only: null. */
const activeLength = ({ plan }: RoomContent, programme: ProgrammeState, current: Current, at: Instant): Duration | null => {
  if (segmentAt(plan, current.index).fixedAt === undefined) return current.allotted
  if (programme.paused) return null
  return duration(progressAt(current.active, false, at) + windowEnd(plan, programme, current.index) - at)
}

/** Whoever was answering when the room left the evaluation is gone: nobody comes back into another's answers. */
const nobodyAtTheScreen = (group: GroupState, onScreen: string | null): GroupState => {
  const left = Object.entries(group.evaluations).filter(([segment, { item }]) => segment !== onScreen && item !== null)
  if (left.length === 0) return group
  const cleared = left.map(([segment, respondents]) => [segment, { ...respondents, question: null, item: null }] as const)
  return { ...group, evaluations: { ...group.evaluations, ...Object.fromEntries(cleared) } }
}
