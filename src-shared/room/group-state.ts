import type { Dialogue } from '../dialogue/dialogue.ts'
import type { Instant } from '../time/time.ts'

/** What a group wrote down in one segment; `texts` by index, with gaps as empty texts. */
export type Points = { readonly texts: readonly string[]; readonly sent: boolean }

/** How far a group's evaluation is. `item` is where the answers of the one at the screen are kept. */
export type Respondents = {
  readonly question: number | null
  readonly item: string | null
  readonly done: number
  readonly closedAt: Instant | null
}

export type GroupState = {
  readonly seats: number
  /** The conversation that is on, of the visit to the segment that it belongs to. */
  readonly dialogue: { readonly visit: number; readonly state: Dialogue } | null
  /** By segment id. */
  readonly points: Readonly<Record<string, Points>>
  readonly evaluations: Readonly<Record<string, Respondents>>
}

export const noPoints: Points = { texts: [], sent: false }
export const noRespondents: Respondents = { question: null, item: null, done: 0, closedAt: null }

export const newGroup = (seats: number): GroupState => ({ seats, dialogue: null, points: {}, evaluations: {} })
