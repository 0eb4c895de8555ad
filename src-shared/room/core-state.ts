import type { ProgrammeState } from '../programme/state.ts'
import type { Instant } from '../time/time.ts'
import type { GroupState } from './group-state.ts'

type Doing = { readonly programme: ProgrammeState; readonly groups: readonly GroupState[] }

/** What the room was doing when the plenary's host took it there, or sent it on from there. */
export type Left = { readonly segment: string; readonly what: 'gathered' | 'released'; readonly at: Instant; readonly doing: Doing }

/** The common programme, and each group's own part of it. `left`: since the host last moved the room. */
export type Core = Doing & { readonly left?: Left }
