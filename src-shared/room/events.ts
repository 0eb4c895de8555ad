import { z } from 'zod'
import type { Duration, Instant } from '../time/time.ts'

/**
 * What happened in the room, in the order of `seq`. The room's state is a fold over these; they are
 * what the journal holds. Groups are numbered from 0. Nothing here says who a person is, and no answer
 * of an evaluation stands here: answers live in the outbox.
 */
const group = z.number().int().min(0).max(3)
const index = z.number().int().min(0).max(200)
const milliseconds = z.number().int()
const segmentId = z.string().max(64)

export const roomAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), groups: z.number().int().min(1).max(4), seats: z.array(z.number().int().min(2).max(12)).min(1).max(4) }),
  z.object({ type: z.literal('seats-set'), group, seats: z.number().int().min(2).max(12) }),
  /** The moderator ends the current segment. */
  z.object({ type: z.literal('next'), segment: segmentId }),
  z.object({ type: z.literal('back') }),
  z.object({ type: z.literal('skip'), segment: segmentId }),
  /** Lengthens (or, negative, shortens) the current segment by so many milliseconds. */
  z.object({ type: z.literal('extend'), segment: segmentId, by: milliseconds }),
  z.object({ type: z.literal('pause') }),
  z.object({ type: z.literal('resume') }),
  z.object({ type: z.literal('late-choice'), segment: segmentId, choice: z.enum(['join-late', 'skip-rest']) }),
  /** The plenary's host gathered everybody now, before the programme did; or sent everybody back now. */
  z.object({ type: z.literal('plenary-gathered'), segment: segmentId }),
  z.object({ type: z.literal('plenary-released'), segment: segmentId }),
  /** The host took back what they did last with everybody. */
  z.object({ type: z.literal('plenary-undone'), segment: segmentId, what: z.enum(['gathered', 'released']) }),
  z.object({ type: z.literal('media-ended'), segment: segmentId }),
  z.object({ type: z.literal('media-failed'), segment: segmentId }),
  z.object({ type: z.literal('media-moved'), segment: segmentId, position: milliseconds }),
  /** A sign of life each second; with the position of the recording that plays. */
  z.object({ type: z.literal('beat'), media: z.object({ segment: segmentId, position: milliseconds }).optional() }),
  /** The kiosk came back; nothing moved between `lastAlive` and now. */
  z.object({ type: z.literal('restored'), lastAlive: z.number() }),
  z.object({ type: z.literal('undone'), target: z.number().int().min(0) }),
  z.object({ type: z.literal('turn-next'), group }),
  z.object({ type: z.literal('turn-pass'), group }),
  z.object({ type: z.literal('turn-back'), group }),
  z.object({ type: z.literal('turn-extend'), group, by: milliseconds }),
  /** The moderator closes a round in which not everybody has spoken. */
  z.object({ type: z.literal('round-close'), group }),
  z.object({ type: z.literal('part-next'), group }),
  z.object({ type: z.literal('point-set'), group, segment: segmentId, index, text: z.string().max(400) }),
  z.object({ type: z.literal('points-sent'), group, segment: segmentId, item: z.string().max(64) }),
  z.object({ type: z.literal('points-reopened'), group, segment: segmentId }),
  /** A participant takes over the screen; `item` is the outbox item that gets the answers. */
  z.object({ type: z.literal('respondent-began'), group, item: z.string().max(64) }),
  /** The participant is now at this question; equal to the number of questions when done. */
  z.object({ type: z.literal('respondent-at'), group, question: index }),
  z.object({ type: z.literal('respondent-done'), group }),
  z.object({ type: z.literal('evaluation-closed'), group }),
])

export type RoomAction = z.infer<typeof roomAction>
export type RoomEvent = { readonly seq: number; readonly at: Instant } & RoomAction
export type RoomActionOf<T extends RoomAction['type']> = Extract<RoomAction, { type: T }>

/** The actions a moderator can take back within this time. */
export const undoWindow = 5000 as Duration
