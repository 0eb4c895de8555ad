import type { ButtonIntent } from '../buttons/intents.ts'
import { mayBeLeft } from '../programme/current-events.ts'
import { type Current, segmentAt } from '../programme/state.ts'
import { goBack } from '../programme/transitions.ts'
import { fail, ok } from '../result/result.ts'
import { partsOf, segmentOf } from './content.ts'
import { isFinished } from './decide-group.ts'
import { currentOf } from './decide-programme.ts'
import { type Decision, nothing, type Situation } from './decision.ts'
import { type GroupState, noRespondents } from './group-state.ts'

/** What a press means now. A press that means nothing is not refused: a button has no place to say why. */
export const decideIntent = (situation: Situation, intent: ButtonIntent, group: number): Decision => {
  const current = currentOf(situation)
  switch (intent) {
    case 'help':
    // The page asks the desk itself; where there is no plenary nobody could give the floor.
    case 'hand':
      return nothing
    case 'pause-or-resume':
      return current === null ? nothing : ok([{ type: situation.core.programme.paused ? 'resume' : 'pause' }])
    case 'next':
      return current === null ? nothing : decideNext(situation, current, group)
    case 'back':
      return decideBack(situation, group)
  }
}

const decideNext = (situation: Situation, current: Current, group: number): Decision => {
  const { content, core, now } = situation
  const { id: segment } = segmentAt(content.plan, current.index)
  const onScreen = segmentOf(content, current)
  const own = core.groups[group]
  if (partsOf(onScreen) !== null && own?.dialogue != null) {
    if (own.dialogue.state.place.round !== null) return ok([{ type: 'turn-next', group }])
    if (!isFinished(content, situation, own)) return ok([{ type: 'part-next', group }])
    return onceAll(situation, segment, (one) => isFinished(content, situation, one))
  }
  if (onScreen?.kind === 'evaluation') {
    const closed = (one: GroupState) => (one.evaluations[segment] ?? noRespondents).closedAt !== null
    return own !== undefined && closed(own) ? onceAll(situation, segment, closed) : nothing
  }
  return mayBeLeft(content.plan, core.programme, current, now) ? ok([{ type: 'next', segment }]) : nothing
}

/** One group does not take the room away from the others. */
const onceAll = ({ core }: Situation, segment: string, done: (group: GroupState) => boolean): Decision =>
  core.groups.every(done) ? ok([{ type: 'next', segment }]) : fail('others-not-done')

/** The way back within a conversation goes before the way back in the programme. */
const decideBack = ({ content, core, now }: Situation, group: number): Decision => {
  const dialogue = core.groups[group]?.dialogue?.state
  if (core.programme.stage.name === 'running' && dialogue !== undefined && dialogue.past.length > 0) return ok([{ type: 'turn-back', group }])
  return goBack(content.plan, core.programme, now) === null ? nothing : ok([{ type: 'back' }])
}
