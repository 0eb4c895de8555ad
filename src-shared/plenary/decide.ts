import { type Failure, fail, ok, type Result } from '../result/result.ts'
import type { Instant } from '../time/time.ts'
import type { PlenaryEvent } from './events.ts'
import { gatherUndoableUntil } from './gather-undo.ts'
import { isStagePerson, type Member } from './members.ts'
import { nextToShow, withContribution } from './points.ts'
import { fairQueue } from './queue.ts'
import { mayAsk, type PlenaryRequest } from './requests.ts'
import { mostStagePersons, type PlenaryState } from './state.ts'

export type PlenaryRefusal = 'not-allowed' | 'not-now' | 'unknown-member' | 'unknown-point' | 'stage-full' | 'nobody-waits' | 'points-full'

/** So many points of all kinds are kept for one group; more is noise. */
const mostOfAGroup = 40

type WithoutTime<E> = E extends PlenaryEvent ? Omit<E, 'at'> : never
type Wanted = Result<readonly WithoutTime<PlenaryEvent>[], Failure<PlenaryRefusal>>

/** Which events a member's request means now, or why it cannot be. Nothing is changed here. */
export const decidePlenary = (
  state: PlenaryState,
  now: Instant,
  actor: Member,
  request: PlenaryRequest,
  /** When it opens by the programme. */
  opensAt: Instant,
): Result<readonly PlenaryEvent[], Failure<PlenaryRefusal>> => {
  if (!mayAsk(actor.role, request.name) || state.removed.has(actor.id)) return fail('not-allowed')
  const wanted = want(state, now, actor, request, opensAt)
  return wanted.ok ? ok(wanted.value.map((event) => ({ ...event, at: now }) as PlenaryEvent)) : wanted
}

const nothing: Wanted = ok([])

const want = (state: PlenaryState, now: Instant, actor: Member, request: PlenaryRequest, opensAt: Instant): Wanted => {
  const { floor } = state
  switch (request.name) {
    case 'hand.raise':
      if (floor.name === 'offered' && floor.room === actor.id) return ok([{ type: 'floor-given', room: actor.id }])
      if (floor.name === 'held' && floor.room === actor.id) return nothing
      return state.hands.some(({ room }) => room === actor.id) ? nothing : ok([{ type: 'hand-raised', room: actor.id }])
    case 'hand.lower':
      return state.hands.some(({ room }) => room === actor.id) ? ok([{ type: 'hand-lowered', room: actor.id }]) : nothing
    case 'floor.accept':
      return floor.name === 'offered' && floor.room === actor.id ? ok([{ type: 'floor-given', room: actor.id }]) : fail('not-now')
    case 'floor.decline':
      return floor.name === 'offered' && floor.room === actor.id ? ok([{ type: 'floor-declined', room: actor.id }]) : fail('not-now')
    case 'floor.return':
      return endOfFloor(state, actor)
    case 'floor.give':
      return giveTo(state, request.args.room)
    case 'floor.giveNext': {
      const next = fairQueue(state).find(({ room }) => floor.name !== 'held' || floor.room !== room)
      return next === undefined ? fail('nobody-waits') : giveTo(state, next.room)
    }
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

/** A room gives back its own floor; a host ends anybody's, and takes back an offer. */
const endOfFloor = ({ floor }: PlenaryState, actor: Member): Wanted => {
  if (floor.name === 'free' || (actor.role === 'room' && floor.room !== actor.id)) return fail('not-now')
  return ok([floor.name === 'held' ? { type: 'floor-ended', room: floor.room } : { type: 'floor-declined', room: floor.room }])
}

/** To a room that asked at once; a room that did not is asked first, because its microphone would open. */
const giveTo = (state: PlenaryState, room: string): Wanted => {
  if (state.members.get(room)?.role !== 'room' || state.removed.has(room)) return fail('unknown-member')
  if (state.floor.name !== 'free' && state.floor.room === room) return nothing
  const asked = state.hands.some((hand) => hand.room === room)
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
