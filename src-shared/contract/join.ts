import { z } from 'zod'
import type { CodeFailure } from '../join/code.ts'
import type { JoinStanding } from '../join/standing.ts'
import type { Ticket } from '../join/ticket.ts'
import type { TicketFailure } from '../join/ticket-file.ts'
import type { Instant } from '../time/time.ts'
import { command } from './command.ts'

/**
 * Why an invitation was not followed. `join-unknown`: no place that was asked knows the code; `join-unreachable`: none
 * that could be asked has it, and one did not answer; `join-nowhere`: there is none to ask; `join-wait`: too many wrong
 * codes; `join-over`: its seminar was on another day, which has passed.
 */
export type JoinReason =
  | TicketFailure['reason']
  | CodeFailure['reason']
  | 'join-unknown'
  | 'join-unreachable'
  | 'join-nowhere'
  | 'join-wait'
  | 'join-over'

/** A room and a group as people read them, and the seminar that they belong to. The pass stays in main. */
export type RoomName = Pick<Ticket, 'seminar' | 'room' | 'group'>

/** Where this room belongs, and what was tried last to change that: two things, for a wrong code takes no room away. */
export type JoinSlice = {
  /** Null: nobody has said which room this is. */
  readonly joined: (RoomName & Pick<Ticket, 'fingerprint'> & { readonly standing: JoinStanding }) | null
  readonly attempt:
    | { readonly state: 'none' }
    /** A code is being looked up. */
    | { readonly state: 'resolving' }
    /** `retryAt`: when the next code may be tried; null: at once. */
    | { readonly state: 'failed'; readonly by: 'code' | 'link'; readonly reason: JoinReason; readonly retryAt: Instant | null }
    /** An invitation was read; a person says whether this is the room. While a seminar is on, nobody is asked. */
    | ({ readonly state: 'asks' } & RoomName)
}

export const joinCommands = {
  'join.code': command(z.object({ code: z.string().min(1).max(40) })).answers<void>(),
  /** Whether the invitation that is asked about is followed. */
  'join.answer': command(z.object({ follow: z.boolean() })).answers<void>(),
  /** What went wrong has been read. */
  'join.understood': command(z.object({})).answers<void>(),
  /** This room belongs nowhere any more. */
  'join.leave': command(z.object({})).answers<void>(),
} as const
