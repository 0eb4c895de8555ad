import { ok, type Result } from '../result/result.ts'
import type { Instant } from '../time/time.ts'
import type { RoomContent } from './content.ts'
import type { Core } from './core-state.ts'
import type { RoomAction } from './events.ts'

/** Why something cannot be done now. */
export type RefusalReason =
  /** It does not fit what is on; often the room has just gone on by itself. */
  | 'not-now'
  /** The time to take it back is over. */
  | 'too-late'
  /** A recording is left by skipping it, and cannot be made longer or shorter. */
  | 'recording-plays'
  /** Somebody in the round has not had a turn. */
  | 'people-left'
  /** Another group in the room is not done. */
  | 'others-not-done'
  /** There is no time to give before the next fixed time, or none to take. */
  | 'no-time-left'
  /** The number of people is not one that the seminar is made for. */
  | 'bad-seats'
  /** The points are sent; they have to be taken back first. */
  | 'points-sent'

export type Refusal = { readonly reason: RefusalReason; readonly params?: Readonly<Record<string, string | number>>; readonly cause?: string }

export type Decision = Result<readonly RoomAction[], Refusal>

/** The room now, settled; what a decision is made from. */
export type Situation = { readonly content: RoomContent; readonly core: Core; readonly now: Instant }

/** It was heard, and there is nothing to do. */
export const nothing: Decision = ok([])
