import { type Instant, instant } from '../time/time.ts'
import type { PlenaryEvent } from './events.ts'
import { isStagePerson, type Member } from './members.ts'
import { withContribution } from './points.ts'
import { withHand, withoutHand } from './queue.ts'
import { initialPlenary, mostStagePersons, type PlenaryState, type Point } from './state.ts'

/** The state after one more event. What does not fit what is there changes nothing: it came too late. */
export const applyToPlenary = (state: PlenaryState, event: PlenaryEvent): PlenaryState => {
  const at = instant(event.at)
  switch (event.type) {
    case 'joined':
      return join(state, event.member)
    case 'gathered':
      return { ...state, gatheredAt: at, releasedAt: null }
    case 'gather-undone':
      return { ...state, gatheredAt: null, floor: { name: 'free' }, offer: null, shown: null }
    case 'released':
      return { ...endFloor(state, at), offer: null, releasedAt: at, hands: [], shown: null }
    case 'hand-raised':
      return holds(state.floor, event.room) ? state : { ...state, hands: withHand(state.hands, event.room, at) }
    case 'hand-lowered':
      return { ...state, hands: withoutHand(state.hands, event.room) }
    case 'floor-offered':
      return holds(state.floor, event.room) ? state : { ...state, offer: { room: event.room, at } }
    case 'floor-declined':
      return state.offer?.room === event.room ? { ...state, offer: null } : state
    case 'floor-given':
      return giveFloor(state, event.room, at)
    case 'floor-heard':
      return holds(state.floor, event.room) ? { ...state, floor: { ...state.floor, heard: true } } : state
    case 'floor-ended':
      return holds(state.floor, event.room) ? endFloor(state, at) : state
    case 'stage-entered':
      return enterStage(state, event.person)
    case 'stage-left':
      return { ...state, stage: state.stage.filter((id) => id !== event.person) }
    case 'muted':
      return { ...state, muted: new Set([...state.muted, event.member]) }
    case 'unmuted':
      return { ...state, muted: without(state.muted, event.member) }
    case 'contributed':
      return { ...state, points: withContribution(state.points, event.contribution, at) }
    case 'point-starred':
      return changePoint(state, event.point, { starred: event.starred })
    case 'point-hidden':
      return { ...changePoint(state, event.point, { hidden: event.hidden }), ...(event.hidden && state.shown === event.point ? { shown: null } : {}) }
    case 'cluster-named':
      return { ...state, clusters: new Map([...state.clusters, [event.cluster, event.title]]) }
    case 'point-clustered':
      return event.cluster === null || state.clusters.has(event.cluster) ? changePoint(state, event.point, { cluster: event.cluster }) : state
    case 'point-shown':
      return show(state, event.point, at)
    case 'removed':
      return remove(state, event.member, at)
  }
}

export const foldPlenary = (events: readonly PlenaryEvent[]): PlenaryState => events.reduce(applyToPlenary, initialPlenary)

const holds = (floor: PlenaryState['floor'], room: string): floor is Extract<PlenaryState['floor'], { name: 'held' }> =>
  floor.name === 'held' && floor.room === room

/** A presenter who comes is on stage at once while there is a place; a host decides for the others. */
const join = (state: PlenaryState, member: Member): PlenaryState => {
  const known = state.members.has(member.id)
  const joined = { ...state, members: new Map([...state.members, [member.id, member]]), removed: without(state.removed, member.id) }
  return known || !isStagePerson(member) ? joined : enterStage(joined, member.id)
}

const enterStage = (state: PlenaryState, id: string): PlenaryState => {
  const member = state.members.get(id)
  const welcome = member !== undefined && isStagePerson(member) && !state.stage.includes(id) && state.stage.length < mostStagePersons
  return welcome ? { ...state, stage: [...state.stage, id] } : state
}

const giveFloor = (state: PlenaryState, room: string, at: Instant): PlenaryState => {
  if (holds(state.floor, room) || state.members.get(room)?.role !== 'room') return state
  const ended = endFloor(state, at)
  const asked = state.hands.find((hand) => hand.room === room)?.since ?? null
  // Nobody is asked any more: the one who says yes later would take the floor from this one.
  return {
    ...ended,
    floor: { name: 'held', room, since: at, heard: false, asked },
    offer: null,
    hands: withoutHand(ended.hands, room),
    muted: without(ended.muted, room),
  }
}

/** Whoever was there with the floor has spoken. A room that was not has its hand up again, where it was. */
const endFloor = (state: PlenaryState, at: Instant): PlenaryState => {
  if (state.floor.name !== 'held') return state
  const { room, heard, asked } = state.floor
  if (!heard) return { ...state, floor: { name: 'free' }, hands: asked === null ? state.hands : withHand(state.hands, room, asked) }
  const turns = (state.spoken.get(room)?.turns ?? 0) + 1
  return { ...state, floor: { name: 'free' }, spoken: new Map([...state.spoken, [room, { turns, last: at }]]) }
}

const changePoint = (state: PlenaryState, id: string, change: Partial<Point>): PlenaryState => ({
  ...state,
  points: state.points.map((point) => (point.id === id ? { ...point, ...change } : point)),
})

const show = (state: PlenaryState, id: string | null, at: Instant): PlenaryState => {
  if (id === null) return { ...state, shown: null }
  const point = state.points.find((one) => one.id === id)
  return point === undefined || point.hidden ? state : { ...changePoint(state, id, { shownAt: at }), shown: id }
}

const remove = (state: PlenaryState, id: string, at: Instant): PlenaryState => {
  const floorless = holds(state.floor, id) ? endFloor(state, at) : state
  return {
    ...floorless,
    removed: new Set([...state.removed, id]),
    stage: state.stage.filter((one) => one !== id),
    hands: withoutHand(floorless.hands, id),
    offer: state.offer?.room === id ? null : state.offer,
  }
}

const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => new Set([...ids].filter((one) => one !== id))
