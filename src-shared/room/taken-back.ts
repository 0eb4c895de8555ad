import { undoWithin } from '../plenary/gather-undo.ts'
import { movedPlan } from '../programme/moved.ts'
import { replan } from '../programme/moves.ts'
import type { Move } from '../programme/settle.ts'
import { type ProgrammeState, playsRecording, type Stage, segmentAt } from '../programme/state.ts'
import { moveAnchors } from '../programme/transitions.ts'
import { plus } from '../time/time.ts'
import type { RoomContent } from './content.ts'
import type { Core, Left } from './core-state.ts'
import type { RoomActionOf, RoomEvent } from './events.ts'

type Leaving = { readonly left?: Left }
const stays: Leaving = {}

/** What the room was doing when the host moved everybody: before its time was worked out anew. */
export const leftBy = (event: RoomEvent, { programme, groups }: Core): Leaving => {
  if (event.type !== 'plenary-gathered' && event.type !== 'plenary-released') return stays
  const what = event.type === 'plenary-gathered' ? 'gathered' : 'released'
  return { left: { segment: event.segment, what, at: event.at, doing: { programme, groups } } }
}

/** What it was doing when it went, where that was later: a talk was shown to its end first, or a pause was on. */
export const leftLater = ({ plan }: RoomContent, { programme, groups, left }: Core, move: Move): Leaving => {
  if (move.name !== 'pull' && move.name !== 'arrive') return stays
  if (left?.what !== 'gathered' || left.at === move.at || segmentAt(plan, move.index).id !== left.segment) return stays
  return { left: { ...left, at: move.at, doing: { programme: withOldBase(programme, left.doing.programme), groups } } }
}

/** What it was to give of lost minutes before there were so many. */
const withOldBase = (programme: ProgrammeState, before: ProgrammeState): ProgrammeState => {
  const { stage } = programme
  if (stage.name !== 'running' || before.stage.name !== 'running' || before.stage.current.visit !== stage.current.visit) return programme
  return { ...programme, stage: { name: 'running', current: { ...stage.current, base: before.stage.current.base } } }
}

/**
 * The room back at what the host took it from, where it was then: the minutes between count for nobody's turn. A room
 * that has gone on by itself meanwhile stays where it is, and only the times that were moved are as they were.
 */
export const takenBack = (planned: RoomContent, core: Core, event: RoomActionOf<'plenary-undone'> & Pick<RoomEvent, 'at'>): Core => {
  const { segment, what, at } = event
  const { programme } = core
  const { [segment]: change = {}, ...others } = programme.moved
  const { opensAt, endsAt } = change
  const kept = what === 'gathered' ? (endsAt === undefined ? {} : { endsAt }) : opensAt === undefined ? {} : { opensAt }
  const moved = Object.keys(kept).length === 0 ? others : { ...others, [segment]: kept }
  const plan = movedPlan(planned.plan, moved)
  const { left, ...now } = core
  if (left === undefined || !isStillThere(planned, core, left, event)) return { ...now, programme: replan(plan, { ...programme, moved }, at) }
  const { stage, past, paused } = left.doing.programme
  return {
    programme: moveAnchors(plan, { ...programme, stage, past, paused, moved }, left.at, at),
    groups: core.groups.map((group, index) => {
      const { dialogue, seats } = left.doing.groups[index] ?? group
      // What was written meanwhile stays written.
      return { ...group, dialogue, seats }
    }),
  }
}

const isStillThere = (
  planned: RoomContent,
  { programme: { stage } }: Core,
  left: Left,
  { segment, what, at }: RoomActionOf<'plenary-undone'> & Pick<RoomEvent, 'at'>,
): boolean => {
  if (left.segment !== segment || left.what !== what) return false
  const { stage: before } = left.doing.programme
  const wasThere = before.name === 'running' && segmentAt(planned.plan, before.current.index).id === segment
  if (what === 'gathered') return !wasThere && stage.name === 'running' && segmentAt(planned.plan, stage.current.index).id === segment
  return wasThere && at <= plus(left.at, undoWithin) && mayBeFetched(planned, stage, left)
}

/** Nobody is taken out of a talk or an evaluation; and who has ended by themselves have gone home. */
const mayBeFetched = ({ plan }: RoomContent, stage: Stage, left: Left): boolean => {
  switch (stage.name) {
    case 'running': {
      const on = segmentAt(plan, stage.current.index)
      return on.kind !== 'evaluation' && !playsRecording(on, stage.current)
    }
    case 'waiting':
      return true
    case 'ended':
      return stage.at === left.at
    case 'before':
    case 'armed':
      return false
  }
}
