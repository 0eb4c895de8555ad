import { turnsLeft } from '../dialogue/round.ts'
import { firstComing } from '../programme/transitions.ts'
import { fail, ok } from '../result/result.ts'
import { minutes } from '../time/time.ts'
import { partsOf, type RoomContent, segmentById, segmentOf, summaryOf } from './content.ts'
import { currentOf } from './decide-programme.ts'
import { type Decision, nothing, type Situation } from './decision.ts'
import { type GroupState, noRespondents } from './group-state.ts'
import type { RequestOf } from './request.ts'

/** Whether a group has gone through all parts of the conversation that is on. */
export const isFinished = (content: RoomContent, situation: Situation, group: GroupState): boolean => {
  const current = currentOf(situation)
  const parts = current === null ? null : partsOf(segmentOf(content, current))
  return group.dialogue !== null && parts !== null && group.dialogue.state.place.part >= parts.length
}

export const decideDialogue = (situation: Situation, request: RequestOf<'dialogue'>): Decision => {
  const { group } = request.args
  const state = situation.core.groups[group]
  if (state === undefined || state.dialogue === null) return fail('not-now')
  const { place, past } = state.dialogue.state
  if (request.name === 'dialogue.turnBack') return past.length === 0 ? fail('not-now') : ok([{ type: 'turn-back', group }])
  if (isFinished(situation.content, situation, state)) return fail('not-now')
  if (place.round === null) return request.name === 'dialogue.partNext' ? ok([{ type: 'part-next', group }]) : fail('not-now')
  switch (request.name) {
    case 'dialogue.turnNext':
      return ok([{ type: 'turn-next', group }])
    case 'dialogue.turnPass':
      return ok([{ type: 'turn-pass', group }])
    case 'dialogue.minuteMore':
      return ok([{ type: 'turn-extend', group, by: minutes(1) }])
    case 'dialogue.closeRound':
      return ok([{ type: 'round-close', group }])
    case 'dialogue.partNext':
      return turnsLeft(place.round.seats) > 1 ? fail('people-left') : ok([{ type: 'turn-next', group }])
  }
}

export const decidePoints = ({ content, core }: Situation, request: RequestOf<'points'>): Decision => {
  const { group, segment } = request.args
  const state = core.groups[group]
  const summary = summaryOf(segmentById(content, segment))
  const index = content.plan.segments.findIndex(({ id }) => id === segment)
  if (state === undefined || summary === undefined || index >= firstComing(content.plan, core.programme)) return fail('not-now')
  const points = state.points[segment]
  if (request.name === 'points.reopen') return points?.sent === true ? ok([{ type: 'points-reopened', group, segment }]) : fail('not-now')
  if (points?.sent === true) return fail('points-sent')
  if (request.args.index >= summary.count) return fail('not-now')
  return (points?.texts[request.args.index] ?? '') === request.args.text ? nothing : ok([{ type: 'point-set', ...request.args }])
}

export const decideEvaluation = (situation: Situation, request: RequestOf<'evaluation'>): Decision => {
  const { group } = request.args
  const state = situation.core.groups[group]
  const current = currentOf(situation)
  const segment = current === null ? undefined : segmentOf(situation.content, current)
  if (state === undefined || segment?.kind !== 'evaluation') return fail('not-now')
  const { item, closedAt } = state.evaluations[segment.id] ?? noRespondents
  const answering = item !== null
  if (request.name === 'evaluation.close') return answering || closedAt !== null ? fail('not-now') : ok([{ type: 'evaluation-closed', group }])
  const { index } = request.args
  return answering && index <= segment.questions.length ? ok([{ type: 'respondent-at', group, question: index }]) : fail('not-now')
}
