import type { ProgrammeState } from '../programme/state.ts'
import type { GroupState } from './group-state.ts'

/** The common programme, and each group's own part of it. */
export type Core = { readonly programme: ProgrammeState; readonly groups: readonly GroupState[] }
