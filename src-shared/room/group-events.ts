import { type Dialogue, giveMore, goBackInDialogue, nextPart, nextTurn, pass, reseat } from '../dialogue/dialogue.ts'
import { type PartPlan, partPlans } from '../dialogue/parts.ts'
import { progressAt } from '../programme/state.ts'
import { type Duration, duration } from '../time/time.ts'
import { partsOf, type RoomContent, segmentById, segmentOf, summaryOf } from './content.ts'
import type { Core } from './core-state.ts'
import type { RoomEvent } from './events.ts'
import { type GroupState, noPoints, noRespondents, type Points, type Respondents } from './group-state.ts'

/** What an event does to the group it is about. One that does not fit what is on changes nothing. */
export const applyToGroups = (content: RoomContent, core: Core, event: RoomEvent): readonly GroupState[] => {
  if (!('group' in event)) return core.groups
  return core.groups.map((group, index) => (index === event.group ? applyToGroup(content, core, group, event) : group))
}

type GroupEvent = Extract<RoomEvent, { group: number }>

const applyToGroup = (content: RoomContent, core: Core, group: GroupState, event: GroupEvent): GroupState => {
  switch (event.type) {
    case 'seats-set':
      return {
        ...converse(content, core, group, event, (parts, dialogue, active) => reseat(parts, dialogue, event.seats, active)),
        seats: event.seats,
      }
    case 'turn-next':
      return converse(content, core, group, event, nextTurn)
    case 'turn-pass':
      return converse(content, core, group, event, pass)
    case 'turn-back':
      return converse(content, core, group, event, goBackInDialogue)
    case 'turn-extend':
      return converse(content, core, group, event, (_, dialogue) => giveMore(dialogue, duration(event.by)))
    case 'round-close':
      return converse(content, core, group, event, (parts, dialogue, active) =>
        dialogue.place.round === null ? dialogue : nextPart(parts, dialogue, active),
      )
    case 'part-next':
      return converse(content, core, group, event, (parts, dialogue, active) =>
        dialogue.place.round === null ? nextPart(parts, dialogue, active) : dialogue,
      )
    case 'point-set': {
      const count = summaryOf(segmentById(content, event.segment))?.count ?? 0
      return writePoints(group, event.segment, (points) =>
        points.sent || event.index >= count ? points : { ...points, texts: withText(points, count, event) },
      )
    }
    case 'points-sent':
      return writePoints(group, event.segment, (points) => ({ ...points, sent: true }))
    case 'points-reopened':
      return writePoints(group, event.segment, (points) => ({ ...points, sent: false }))
    case 'respondent-began':
      return evaluate(content, core, group, (now) => (now.item === null ? { ...now, item: event.item, question: 0 } : now))
    case 'respondent-at':
      return evaluate(content, core, group, (now) => (now.item === null ? now : { ...now, question: event.question }))
    case 'respondent-done':
      return evaluate(content, core, group, (now) => (now.item === null ? now : { ...now, item: null, question: null, done: now.done + 1 }))
    case 'evaluation-closed':
      return evaluate(content, core, group, (now) => ({ ...now, item: null, question: null, closedAt: event.at }))
  }
}

const converse = (
  content: RoomContent,
  { programme }: Core,
  group: GroupState,
  { at }: GroupEvent,
  change: (parts: readonly PartPlan[], dialogue: Dialogue, active: Duration) => Dialogue,
): GroupState => {
  if (group.dialogue === null || programme.stage.name !== 'running') return group
  const { current } = programme.stage
  const parts = partPlans(partsOf(segmentOf(content, current)) ?? [], content.rehearsal)
  const active = progressAt(current.active, programme.paused, at)
  return { ...group, dialogue: { ...group.dialogue, state: change(parts, group.dialogue.state, active) } }
}

const writePoints = (group: GroupState, segment: string, change: (points: Points) => Points): GroupState => ({
  ...group,
  points: { ...group.points, [segment]: change(group.points[segment] ?? noPoints) },
})

const withText = ({ texts }: Points, count: number, { index, text }: { index: number; text: string }): readonly string[] =>
  Array.from({ length: count }, (_, place) => (place === index ? text : (texts[place] ?? '')))

const evaluate = (content: RoomContent, { programme }: Core, group: GroupState, change: (now: Respondents) => Respondents): GroupState => {
  const segment = programme.stage.name === 'running' ? segmentOf(content, programme.stage.current) : undefined
  if (segment?.kind !== 'evaluation') return group
  const now = group.evaluations[segment.id] ?? noRespondents
  return now.closedAt !== null ? group : { ...group, evaluations: { ...group.evaluations, [segment.id]: change(now) } }
}
