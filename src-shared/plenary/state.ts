import type { Instant } from '../time/time.ts'
import type { PointKind } from './events.ts'
import type { Member } from './members.ts'

/** At most so many are seen and heard at once: presenters and hosts, and one room. */
export const stageSize = 6
export const mostStagePersons = stageSize - 1

export type Floor = { readonly name: 'free' } | { readonly name: 'held'; readonly room: string; readonly since: Instant }

/** `heard`: the room was there to be heard; until then nobody knows. `asked`: since when its hand was up; null: it was called on. */
type KeptFloor =
  | Extract<Floor, { readonly name: 'free' }>
  | (Extract<Floor, { readonly name: 'held' }> & { readonly heard: boolean; readonly asked: Instant | null })

/** The host calls on a room. Whoever has the floor keeps it until that room says yes. */
export type Offer = { readonly room: string; readonly at: Instant }

export type Hand = { readonly room: string; readonly since: Instant }

/** How often a room has had the floor, and when it last gave it back. */
export type Spoken = { readonly turns: number; readonly last: Instant }

export type Point = {
  /** `<room>.<group>.<item>.<place>` for questions, `<room>.<group>.<place>` for main points: what is sent anew keeps its place. */
  readonly id: string
  readonly room: string
  readonly group: number
  readonly kind: PointKind
  readonly text: string
  readonly arrived: Instant
  readonly starred: boolean
  readonly hidden: boolean
  readonly cluster: string | null
  /** It was on all screens at this time. */
  readonly shownAt: Instant | null
}

export type PlenaryState = {
  readonly members: ReadonlyMap<string, Member>
  /** The host brought everybody together at this time, before the programme did. */
  readonly gatheredAt: Instant | null
  /** The host sent everybody back at this time. */
  readonly releasedAt: Instant | null
  readonly floor: KeptFloor
  readonly offer: Offer | null
  /** In the order in which hands went up. Who is next is another question: `fairQueue`. */
  readonly hands: readonly Hand[]
  readonly spoken: ReadonlyMap<string, Spoken>
  /** Presenters and hosts who are seen and heard, in the order in which they came. */
  readonly stage: readonly string[]
  /** Silenced by a host, and not by themselves. */
  readonly muted: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
  /** In the order of arrival. */
  readonly points: readonly Point[]
  readonly clusters: ReadonlyMap<string, string>
  readonly shown: string | null
}

export const initialPlenary: PlenaryState = {
  members: new Map(),
  gatheredAt: null,
  releasedAt: null,
  floor: { name: 'free' },
  offer: null,
  hands: [],
  spoken: new Map(),
  stage: [],
  muted: new Set(),
  removed: new Set(),
  points: [],
  clusters: new Map(),
  shown: null,
}

/** Who is seen and heard now, silenced or not: stage persons, then the room that has the floor. */
export const onStage = ({ stage, floor }: Pick<PlenaryState, 'stage' | 'floor'>): readonly string[] =>
  floor.name === 'held' ? [...stage, floor.room] : stage

/** Whether a member's microphone may be heard by the others at this moment. The one rule that media is held to. */
export const mayBeHeard = (state: PlenaryState, id: string): boolean => onStage(state).includes(id) && !state.muted.has(id) && !state.removed.has(id)
