import { initialProgramme } from '../programme/state.ts'
import type { ProgrammeView } from '../programme/view.ts'
import { programmeChangesAt, viewProgramme } from '../programme/view-of.ts'
import { type Instant, instant } from '../time/time.ts'
import type { RoomContent } from './content.ts'
import { applyToCore, contentNow, settleCore } from './core.ts'
import type { Core } from './core-state.ts'
import type { RoomEvent } from './events.ts'
import { type GroupView, viewGroup } from './group-view.ts'
import { mayBeUndone, oldestRemembered, undoableAction, undoableUntil } from './undo.ts'

export type { RoomContent } from './content.ts'

/** What all events so far add up to, and what is needed to take back one of the last few seconds. */
export type RoomState = {
  readonly core: Core
  readonly recent: readonly { readonly event: RoomEvent; readonly before: Core }[]
}

export type RoomView = { readonly programme: ProgrammeView; readonly groups: readonly GroupView[] }

export const initialRoom = (_content: RoomContent): RoomState => ({ core: { programme: initialProgramme, groups: [] }, recent: [] })

/** The state after one more event. Events come in the order of their `seq`, and their times never run backwards. */
export const applyEvent = (content: RoomContent, state: RoomState, event: RoomEvent): RoomState => {
  if (event.type === 'undone') return takeBack(content, state, event.target, event.at)
  // A mere sign of life says nothing that the clock does not say.
  if (event.type === 'beat' && event.media === undefined) return state
  const remembered = state.recent.filter((entry) => entry.event.at >= oldestRemembered(event.at))
  return { core: applyToCore(content, state.core, event), recent: [...remembered, { event, before: state.core }] }
}

/** The state as if the target had never been: the few events after it are applied again. */
const takeBack = (content: RoomContent, state: RoomState, target: number, at: Instant): RoomState => {
  const index = state.recent.findIndex(({ event }) => event.seq === target && mayBeUndone(event, at))
  const entry = state.recent[index]
  if (entry === undefined) return state
  const before: RoomState = { core: entry.before, recent: state.recent.slice(0, index) }
  return state.recent.slice(index + 1).reduce<RoomState>((rebuilt, { event }) => applyEvent(content, rebuilt, event), before)
}

export const foldRoom = (content: RoomContent, events: readonly RoomEvent[]): RoomState =>
  events.reduce<RoomState>((state, event) => applyEvent(content, state, event), initialRoom(content))

/** The newest event that can be taken back now. */
export const newestUndoable = (state: RoomState, now: Instant): ProgrammeView['undo'] => {
  const event = state.recent.findLast((entry) => mayBeUndone(entry.event, now))?.event
  const action = event === undefined ? null : undoableAction(event)
  return event === undefined || action === null ? undefined : { event: event.seq, action, until: undoableUntil(event) }
}

/** What everybody in the room sees at an instant. */
export const viewRoom = (planned: RoomContent, state: RoomState, now: Instant): RoomView => {
  const core = settleCore(planned, state.core, now)
  const content = contentNow(planned, core)
  const undo = newestUndoable(state, now)
  return {
    programme: { ...viewProgramme(content.plan, core.programme, now), ...(undo === undefined ? {} : { undo }) },
    groups: core.groups.map((group, index) => viewGroup(content, core, group, index, now)),
  }
}

/** When the view changes next without anybody doing anything; null when it stays as it is. */
export const nextChangeAt = (content: RoomContent, state: RoomState, now: Instant): Instant | null => {
  const core = settleCore(content, state.core, now)
  const programme = programmeChangesAt(contentNow(content, core).plan, core.programme, now)
  // What can be taken back can be so up to and with its last millisecond.
  const undoable = state.recent.filter(({ event }) => mayBeUndone(event, now)).map(({ event }) => undoableUntil(event) + 1)
  const times = [programme ?? [], undoable].flat()
  return times.length === 0 ? null : instant(Math.min(...times))
}
