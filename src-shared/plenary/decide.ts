import { type Failure, fail, ok, type Result } from '../result/result.ts'
import type { Instant } from '../time/time.ts'
import type { PlenaryEvent } from './events.ts'
import { gatherUndoableUntil } from './gather-undo.ts'
import { isStagePerson, type Member } from './members.ts'
import { nextToShow, withContribution } from './points.ts'
import { nextInQueue } from './queue.ts'
import { mayAsk, type PlenaryRequest } from './requests.ts'
import { mostStagePersons, type PlenaryState } from './state.ts'

export type PlenaryRefusal =
  | 'not-allowed'
  | 'not-now'
  | 'unknown-member'
  | 'unknown-point'
  | 'stage-full'
  | 'nobody-waits'
  | 'all-away'
  | 'room-away'
  | 'points-full'

/** So many points of all kinds are kept for one group; more is noise. */
const mostOfAGroup = 40

type WithoutTime<E> = E extends PlenaryEvent ? Omit<E, 'at'> : never
type Wanted = Result<readonly WithoutTime<PlenaryEvent>[], Failure<PlenaryRefusal>>

/** What is not of the log. */
export type Circumstances = {
  /** When it opens by the programme. */
  readonly opensAt: Instant
  /** Whether a room is connected just now; absent: whoever has come is. */
  readonly isHere?: (room: string) => boolean
}

/** Which events a member's request means now, or why it cannot be. Nothing is changed here. */
export const decidePlenary = (
  state: PlenaryState,
  now: Instant,
  actor: Member,
  request: PlenaryRequest,
  { opensAt, isHere = () => true }: Circumstances,
): Result<readonly PlenaryEvent[], Failure<PlenaryRefusal>> => {
  if (!mayAsk(actor.role, request.name) || state.removed.has(actor.id)) return fail('not-allowed')
  const wanted = want(state, now, actor, request, { opensAt, isHere })
  return wanted.ok ? ok(timed(wanted.value, now)) : wanted
}

export const timed = (events: readonly WithoutTime<PlenaryEvent>[], now: Instant): readonly PlenaryEvent[] =>
  events.map((event) => ({ ...event, at: now }) as PlenaryEvent)

const nothing: Wanted = ok([])

const want = (state: PlenaryState, now: Instant, actor: Member, request: PlenaryRequest, { opensAt, isHere }: Required<Circumstances>): Wanted => {
  const { floor, offer } = state
  const isOffered = offer?.room === actor.id
  switch (request.name) {
    case 'hand.raise':
      if (isOffered) return ok([{ type: 'floor-given', room: actor.id }])
      if (floor.name === 'held' && floor.room === actor.id) return nothing
      return state.hands.some(({ room }) => room === actor.id) ? nothing : ok([{ type: 'hand-raised', room: actor.id }])
    case 'hand.lower':
      return state.hands.some(({ room }) => room === actor.id) ? ok([{ type: 'hand-lowered', room: actor.id }]) : nothing
    case 'floor.accept':
      return isOffered ? ok([{ type: 'floor-given', room: actor.id }]) : fail('not-now')
    case 'floor.decline':
      return isOffered ? ok([{ type: 'floor-declined', room: actor.id }]) : fail('not-now')
    case 'floor.return':
      return endOfFloor(state, actor)
    case 'floor.give':
      return giveTo(state, request.args.room, isHere)
    case 'floor.giveNext': {
      const next = nextInQueue(state, isHere)
      return next.ok ? giveTo(state, next.value.room, isHere) : next
    }
    case 'floor.withdraw':
      return offer === null ? fail('not-now') : ok([{ type: 'floor-declined', room: offer.room }])
    case 'stage.enter':
    case 'stage.leave':
      return changeStage(state, actor, request)
    case 'mute':
    case 'unmute':
      if (!state.members.has(request.args.member)) return fail('unknown-member')
      return ok([{ type: request.name === 'mute' ? 'muted' : 'unmuted', member: request.args.member }])
    case 'points.contribute': {
      const sent = { ...request.args, room: actor.id }
      if (sent.group >= actor.groups || (sent.kind !== 'mainPoint' && sent.texts.length !== 1)) return fail('not-allowed')
      const points = withContribution(state.points, sent, 0 as Instant)
      if (points.filter(({ room, group }) => room === sent.room && group === sent.group).length > mostOfAGroup) return fail('points-full')
      return sameTexts(points, state.points) ? nothing : ok([{ type: 'contributed', contribution: sent }])
    }
    case 'point.star':
      return aboutPoint(state, request.args.point, { type: 'point-starred', ...request.args })
    case 'point.hide':
      return aboutPoint(state, request.args.point, { type: 'point-hidden', ...request.args })
    case 'point.cluster':
      return aboutPoint(state, request.args.point, { type: 'point-clustered', ...request.args })
    case 'point.show':
      if (request.args.point === null) return ok([{ type: 'point-shown', point: null }])
      return aboutPoint(state, request.args.point, { type: 'point-shown', point: request.args.point })
    case 'point.showNext': {
      const next = nextToShow(state.points)
      return next === null ? fail('unknown-point') : ok([{ type: 'point-shown', point: next.id }])
    }
    case 'cluster.name':
      return ok([{ type: 'cluster-named', ...request.args }])
    case 'gather':
      return ok([{ type: 'gathered' }])
    case 'gather.undo': {
      const until = gatherUndoableUntil(state, opensAt)
      return until !== null && now <= until ? ok([{ type: 'gather-undone' }]) : fail('not-now')
    }
    case 'release':
      return ok([{ type: 'released' }])
    case 'remove':
      if (request.args.member === actor.id) return fail('not-allowed')
      return state.members.has(request.args.member) ? ok([{ type: 'removed', member: request.args.member }]) : fail('unknown-member')
  }
}

/** A room gives back its own floor; a host ends anybody's. */
const endOfFloor = ({ floor }: PlenaryState, actor: Member): Wanted => {
  if (floor.name === 'free' || (actor.role === 'room' && floor.room !== actor.id)) return fail('not-now')
  const ended = { type: 'floor-ended', room: floor.room } as const
  // Who gives it back does not wait for it any more, whether it could be heard or not.
  return ok(actor.role === 'room' ? [ended, { type: 'hand-lowered', room: floor.room }] : [ended])
}

/** Any word of the room that has the floor shows that it is there to be heard. */
export const heardFrom = ({ floor }: PlenaryState, room: string): readonly WithoutTime<PlenaryEvent>[] =>
  floor.name === 'held' && floor.room === room && !floor.heard ? [{ type: 'floor-heard', room }] : []

/** To a room that asked at once; a room that did not is asked first, because its microphone would open. */
const giveTo = (state: PlenaryState, room: string, isHere: (room: string) => boolean): Wanted => {
  if (state.members.get(room)?.role !== 'room' || state.removed.has(room)) return fail('unknown-member')
  if (state.floor.name === 'held' && state.floor.room === room) return nothing
  if (!isHere(room)) return fail('room-away')
  const asked = state.hands.some((hand) => hand.room === room)
  if (!asked && state.offer?.room === room) return nothing
  return ok([{ type: asked ? 'floor-given' : 'floor-offered', room }])
}

const changeStage = (
  state: PlenaryState,
  actor: Member,
  { name, args }: Extract<PlenaryRequest, { name: 'stage.enter' | 'stage.leave' }>,
): Wanted => {
  const person = state.members.get(args.person)
  if (person === undefined || !isStagePerson(person)) return fail('unknown-member')
  if (name === 'stage.leave') {
    if (actor.role !== 'host' && actor.id !== args.person) return fail('not-allowed')
    return state.stage.includes(args.person) ? ok([{ type: 'stage-left', person: args.person }]) : nothing
  }
  if (state.stage.includes(args.person)) return nothing
  return state.stage.length < mostStagePersons ? ok([{ type: 'stage-entered', person: args.person }]) : fail('stage-full')
}

const aboutPoint = (state: PlenaryState, id: string, event: WithoutTime<PlenaryEvent>): Wanted =>
  state.points.some((point) => point.id === id) ? ok([event]) : fail('unknown-point')

const sameTexts = (a: PlenaryState['points'], b: PlenaryState['points']): boolean =>
  a.length === b.length && a.every(({ id, text }, index) => b[index]?.id === id && b[index]?.text === text)
