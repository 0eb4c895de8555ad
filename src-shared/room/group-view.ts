import type { DialogueView, PointsView } from '../dialogue/view.ts'
import { viewDialogue } from '../dialogue/view-of.ts'
import { type Current, progressAt, segmentAt } from '../programme/state.ts'
import type { Instant } from '../time/time.ts'
import { partsOf, type RoomContent, segmentById, segmentOf, summaryOf } from './content.ts'
import type { Core } from './core-state.ts'
import { type GroupState, noPoints, noRespondents, type Respondents } from './group-state.ts'
import { isFresh } from './undo.ts'

/**
 * Where a group is in its evaluation. `just-closed`: that can still be taken back, so nothing of it may be shown or
 * sent yet: what one more answer changes would be that person's answer.
 */
export type EvaluationProgress = { readonly segment: string; readonly state: 'open' | 'just-closed' | 'closed' } & Omit<Respondents, 'closedAt'>

export type GroupView = {
  readonly group: number
  readonly seats: number
  readonly dialogue: DialogueView | null
  /** What the group writes down in this segment, or wrote down last. */
  readonly points: PointsView | null
  readonly evaluation: EvaluationProgress | null
}

export const viewGroup = (content: RoomContent, core: Core, group: GroupState, index: number, now: Instant): GroupView => {
  const { stage } = core.programme
  const current = stage.name === 'running' ? stage.current : null
  return {
    group: index,
    seats: group.seats,
    dialogue: current === null ? null : dialogueView(content, core, group, current, now),
    points: pointsView(content, core, group, current),
    evaluation: current === null ? null : evaluationView(content, group, current, now),
  }
}

const dialogueView = (content: RoomContent, { programme }: Core, group: GroupState, current: Current, now: Instant): DialogueView | null => {
  const parts = partsOf(segmentOf(content, current))
  if (parts === null || group.dialogue === null) return null
  const time = { now, active: progressAt(current.active, programme.paused, now), held: programme.paused }
  return viewDialogue(segmentAt(content.plan, current.index).id, parts, group.dialogue.state, time)
}

const pointsView = (content: RoomContent, core: Core, group: GroupState, current: Current | null): PointsView | null => {
  const id = current === null ? undefined : segmentAt(content.plan, current.index).id
  const own = id === undefined ? undefined : summaryOf(segmentById(content, id))
  const segment = own === undefined ? lastWritten(content, core, group) : id
  const summary = segment === undefined ? undefined : (own ?? summaryOf(segmentById(content, segment)))
  if (segment === undefined || summary === undefined) return null
  const { texts, sent } = group.points[segment] ?? noPoints
  return { segment, collect: summary.collect, texts: Array.from({ length: summary.count }, (_, place) => texts[place] ?? ''), sent }
}

/** The segment that is behind the group in which it last wrote something down. */
const lastWritten = (content: RoomContent, { programme }: Core, group: GroupState): string | undefined =>
  programme.past
    .map(({ index }) => segmentAt(content.plan, index).id)
    .findLast((id) => group.points[id]?.texts.some((text) => text.trim() !== '') === true)

const evaluationView = (content: RoomContent, group: GroupState, current: Current, now: Instant): EvaluationProgress | null => {
  const segment = segmentOf(content, current)
  if (segment?.kind !== 'evaluation') return null
  const { closedAt, ...respondents } = group.evaluations[segment.id] ?? noRespondents
  return { segment: segment.id, state: closedAt === null ? 'open' : isFresh(closedAt, now) ? 'just-closed' : 'closed', ...respondents }
}
