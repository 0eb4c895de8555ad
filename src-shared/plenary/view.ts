import type { Localized } from '../i18n/language.ts'
import { earlierOf, type Instant, minutes, plus } from '../time/time.ts'
import type { AgendaItem } from './agenda.ts'
import type { Caption } from './captions.ts'
import { gatherUndoableUntil } from './gather-undo.ts'
import type { MediaQuality } from './media.ts'
import type { Member, Role } from './members.ts'
import { isTrial } from './occasion.ts'
import { fairOrder } from './points.ts'
import { fairQueue, placeInQueue, type Waiting } from './queue.ts'
import { type Floor, mayBeHeard, type Offer, onStage, type PlenaryState, type Point } from './state.ts'

/** Which plenary of the programme it is, and when. */
export type PlenaryTimes = {
  readonly segment: string
  /** The seminar begins: what was done before is a trial. */
  readonly startsAt: Instant
  readonly opensAt: Instant
  readonly endsAt: Instant
}

export type PlenaryPhase =
  | { readonly name: 'before'; readonly opensAt: Instant }
  /** `undoUntil`: so long the host can take back that everybody was gathered early; absent: it cannot be. */
  | { readonly name: 'open'; readonly since: Instant; readonly endsAt: Instant; readonly undoUntil?: Instant }
  | { readonly name: 'closed'; readonly at: Instant }

/** So long a trial goes on that nobody ends: who comes in the day after is not heard by surprise. */
const longestTrial = minutes(60)

/**
 * Gathered early it is open from then on; released it is over, whatever the programme says. Before the seminar begins
 * both are a trial, of which nothing is left when it does.
 */
export const phaseAt = (state: PlenaryState, times: PlenaryTimes, now: Instant): PlenaryPhase => {
  const { gatheredAt, releasedAt } = state
  const { opensAt, endsAt } = times
  if (isTrial(times, now)) {
    const isOpen = gatheredAt !== null && releasedAt === null && now < plus(gatheredAt, longestTrial)
    return isOpen ? { name: 'open', since: gatheredAt, endsAt } : { name: 'before', opensAt }
  }
  if (releasedAt !== null && releasedAt <= now) return { name: 'closed', at: releasedAt }
  const since = gatheredAt !== null && gatheredAt < opensAt ? gatheredAt : opensAt
  if (now < since) return { name: 'before', opensAt }
  const undoUntil = gatherUndoableUntil(state, opensAt)
  return { name: 'open', since, endsAt, ...(undoUntil === null || undoUntil < now ? {} : { undoUntil }) }
}

/** Somebody on stage, as everybody sees it. */
export type StagePlace = Pick<Member, 'id' | 'name' | 'role'> & { readonly silenced: boolean }

/** A group's point as it is relayed: the room's name, and the group's number where a room has several. */
export type RelayedPoint = Pick<Point, 'id' | 'kind' | 'text' | 'starred'> & { readonly from: string; readonly group: number | null }

/** What every member sees. */
export type CommonView = {
  /** Which plenary of the programme the desk is running. */
  readonly segment: string
  /** The seminar has not begun: people try things out, and no room is moved by it. */
  readonly trial: boolean
  readonly phase: PlenaryPhase
  readonly stage: readonly StagePlace[]
  readonly floor: Floor
  /** A room that the host calls on, and that has not answered. */
  readonly offer: Offer | null
  readonly waiting: number
  /** On all screens just now. */
  readonly shown: RelayedPoint | null
  /** Everything that was relayed so far, the fair order: who comes late sees it all. */
  readonly relayed: readonly RelayedPoint[]
  /** What is being said, as somebody writes it along. Of no log: the desk adds it; absent from a desk that knows none. */
  readonly captions?: readonly Caption[]
}

export type RoomView = CommonView & {
  readonly you: {
    readonly id: string
    readonly place: number | null
    readonly offered: boolean
    /** The one truth for the room's microphone. */
    readonly mayBeHeard: boolean
    /** How many of this room's contributions the desk has. */
    readonly contributed: number
  }
}

/** How a member's connections stand. Not of the log: connections tell it anew. */
export type Presence = {
  readonly id: string
  readonly connected: boolean
  /** Another device has come with the same link, and waits until the host lets it in. */
  readonly knocks: boolean
  readonly media: 'none' | 'ready'
  /** The link that let this one in was taken back. */
  readonly revoked: boolean
  /** As the member told it last; null: it has no media, or has not told. */
  readonly quality: MediaQuality | null
}

/** The seminar as presenters, hosts and observers see it, whose pages have no pack. */
export type SeminarSlices = {
  readonly seminar: { readonly title: Localized; readonly timeZone: string }
  readonly programme: readonly AgendaItem[]
}

export type LeadView = CommonView & {
  /** `id` is the room's, as in every list of the view. */
  readonly queue: readonly (Waiting & { readonly id: string; readonly name: string })[]
  /** The whole board in the fair order, also what was never shown. */
  readonly board: readonly (Point & { readonly from: string })[]
  readonly clusters: readonly { readonly id: string; readonly title: string }[]
  readonly members: readonly (Member & { readonly muted: boolean; readonly removed: boolean; readonly turns: number })[]
}

const nameOf = (state: PlenaryState, id: string): string => state.members.get(id)?.name ?? id

const relayed = (state: PlenaryState, { id, kind, text, starred, room, group }: Point): RelayedPoint => {
  const member = state.members.get(room)
  return { id, kind, text, starred, from: nameOf(state, room), group: (member?.groups ?? 1) > 1 ? group : null }
}

const shownFloor = ({ floor }: PlenaryState): Floor => (floor.name === 'free' ? floor : { name: 'held', room: floor.room, since: floor.since })

export const commonView = (state: PlenaryState, times: PlenaryTimes, now: Instant): CommonView => {
  const shown = state.points.find(({ id }) => id === state.shown)
  return {
    segment: times.segment,
    trial: isTrial(times, now),
    phase: phaseAt(state, times, now),
    stage: onStage(state).map((id) => {
      const member = state.members.get(id)
      return { id, name: nameOf(state, id), role: member?.role ?? ('room' satisfies Role), silenced: state.muted.has(id) }
    }),
    floor: shownFloor(state),
    offer: state.offer,
    waiting: state.hands.length,
    shown: shown === undefined ? null : relayed(state, shown),
    relayed: fairOrder(state.points.filter(({ shownAt, hidden }) => shownAt !== null && !hidden)).map((point) => relayed(state, point)),
  }
}

/** Who is heard now: nobody before it opens and after it closed. */
export const heardNow = (state: PlenaryState, times: PlenaryTimes, now: Instant): readonly string[] =>
  phaseAt(state, times, now).name === 'open' ? onStage(state).filter((id) => mayBeHeard(state, id)) : []

/** When the view changes by itself: a trial ends, the seminar begins, the programme opens the plenary. Null: it does not any more. */
export const nextPlenaryChange = (state: PlenaryState, times: PlenaryTimes, now: Instant): Instant | null => {
  const phase = phaseAt(state, times, now)
  if (isTrial(times, now)) return phase.name === 'open' ? earlierOf(times.startsAt, plus(phase.since, longestTrial)) : times.startsAt
  return phase.name === 'before' ? phase.opensAt : null
}

export const ownView = (state: PlenaryState, times: PlenaryTimes, now: Instant, room: string): Pick<RoomView, 'you'> => ({
  you: {
    id: room,
    place: placeInQueue(state, room),
    offered: state.offer?.room === room,
    mayBeHeard: heardNow(state, times, now).includes(room),
    contributed: state.points.filter((point) => point.room === room).length,
  },
})

export const roomView = (state: PlenaryState, times: PlenaryTimes, now: Instant, room: string): RoomView => ({
  ...commonView(state, times, now),
  ...ownView(state, times, now, room),
})

/** For presenters and hosts. */
export const leadView = (state: PlenaryState, times: PlenaryTimes, now: Instant): LeadView => ({
  ...commonView(state, times, now),
  ...leadSlices(state),
})

/** `atTheDoor`: who knocks with another device, and may not have come in yet. */
export const leadSlices = (state: PlenaryState, atTheDoor: readonly Member[] = []): Omit<LeadView, keyof CommonView> => ({
  queue: fairQueue(state).map((waiting) => ({ ...waiting, id: waiting.room, name: nameOf(state, waiting.room) })),
  board: fairOrder(state.points).map((point) => ({ ...point, from: nameOf(state, point.room) })),
  clusters: [...state.clusters].map(([id, title]) => ({ id, title })),
  members: [...new Map([...atTheDoor, ...state.members.values()].map((member) => [member.id, member])).values()].map((member) => ({
    ...member,
    muted: state.muted.has(member.id),
    removed: state.removed.has(member.id),
    turns: state.spoken.get(member.id)?.turns ?? 0,
  })),
})
