import { fail, ok, type Result } from '../result/result.ts'
import type { Instant } from '../time/time.ts'
import type { RoomContent } from './content.ts'
import { contentNow, settleCore } from './core.ts'
import { decideDialogue, decideEvaluation, decidePoints } from './decide-group.ts'
import { decideIntent } from './decide-intent.ts'
import { decideProgramme, decideTalk } from './decide-programme.ts'
import { nothing, type Refusal, type Situation } from './decision.ts'
import type { RoomAction } from './events.ts'
import type { RoomRequest } from './request.ts'
import type { RoomState } from './room.ts'
import { mayBeUndone } from './undo.ts'

/**
 * What a command means now: the actions to write down, perhaps none; or the reason why it cannot be done. Nothing is
 * changed here.
 */
export const decide = (content: RoomContent, state: RoomState, now: Instant, request: RoomRequest): Result<readonly RoomAction[], Refusal> => {
  const core = settleCore(content, state.core, now)
  const situation: Situation = { content: contentNow(content, core), core, now }
  switch (request.name) {
    case 'room.start':
      return decideStart(situation, request.args.seats)
    case 'room.undo': {
      const event = state.recent.find((entry) => entry.event.seq === request.args.event)?.event
      return event !== undefined && mayBeUndone(event, now) ? ok([{ type: 'undone', target: event.seq }]) : fail('too-late')
    }
    case 'room.intent':
      return decideIntent(situation, request.args.intent, request.args.group ?? 0)
    case 'room.seats':
      return decideSeats(situation, request.args.group, request.args.seats)
    case 'room.next':
    case 'room.back':
    case 'room.skip':
    case 'room.extend':
    case 'room.pause':
    case 'room.resume':
    case 'room.lateChoice':
      return decideProgramme(situation, request)
    case 'talk.progress':
    case 'talk.stalled':
    case 'talk.ended':
    case 'talk.failed':
    case 'talk.move':
      return decideTalk(situation, request)
    case 'dialogue.turnNext':
    case 'dialogue.turnPass':
    case 'dialogue.turnBack':
    case 'dialogue.minuteMore':
    case 'dialogue.closeRound':
    case 'dialogue.partNext':
      return decideDialogue(situation, request)
    case 'points.set':
    case 'points.reopen':
      return decidePoints(situation, request)
    case 'evaluation.goTo':
    case 'evaluation.close':
      return decideEvaluation(situation, request)
  }
}

const fits = ({ content }: Situation, seats: number): boolean => {
  const { least, most } = content.manifest.seats
  return seats >= least && seats <= most
}

const decideStart = (situation: Situation, seats: readonly number[]): Result<readonly RoomAction[], Refusal> => {
  if (situation.core.programme.stage.name !== 'before') return fail('not-now')
  if (!seats.every((count) => fits(situation, count))) return fail('bad-seats')
  return ok([{ type: 'started', groups: seats.length, seats: [...seats] }])
}

const decideSeats = (situation: Situation, group: number, seats: number): Result<readonly RoomAction[], Refusal> => {
  const now = situation.core.groups[group]
  if (now === undefined) return fail('not-now')
  if (!fits(situation, seats)) return fail('bad-seats')
  return now.seats === seats ? nothing : ok([{ type: 'seats-set', group, seats }])
}
