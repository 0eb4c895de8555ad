import type { MediaRequest } from '../../../src-shared/plenary/wire.ts'
import type { Failure, Result } from '../../../src-shared/result/result.ts'

export type MediaFailure = Failure<'media-down' | 'media-refused' | 'no-seat'>
export type Candidate = Extract<MediaRequest, { do: 'candidate' }>['candidate']

/**
 * Who is seen and who is heard: nobody else is either, whatever they send. `prepared`, with all of them in it: who may
 * send, because their place on stage is theirs already. Everybody's connection is made ready for them, and carries
 * nothing of it before they are seen.
 */
export type Stage = { readonly prepared: readonly string[]; readonly seen: readonly string[]; readonly heard: readonly string[] }

/** What the media server tells of one member's seat. */
export type SeatEvents = {
  /** The stage as an offer, to be answered. Streams: which part of it shows whom. */
  stage(sdp: string, streams: readonly { readonly mid: string; readonly member: string }[]): void
  /** The connections are gone, with the server or by its word; the seat is of no use any more. */
  lost(): void
}

/** One member's two connections to the media server: its own sound and picture, and the stage. */
export type MediaSeat = {
  publish(sdp: string): Promise<Result<{ readonly sdp: string }, MediaFailure>>
  /** The stage is offered now, and each time it changes. */
  receive(): Promise<Result<void, MediaFailure>>
  answer(sdp: string): Promise<Result<void, MediaFailure>>
  /** A way to reach the member; null when there are no more. */
  candidate(of: 'publish' | 'receive', candidate: Candidate): Promise<Result<void, MediaFailure>>
  /** The member's socket is gone, its connections may stand: nothing is told any more, and the seat is kept for a while. */
  rest(): void
  leave(): void
}

/** The media server, in the words of the plenary. */
export type PlenaryMedia = {
  /** A seat for a member. One that is left over from an earlier connection is thrown out first. */
  seat(member: string, events: SeatEvents): Promise<Result<MediaSeat, MediaFailure>>
  /** The seat that rests for a member, told to `events` from now on, with an offer that was not answered; `no-seat` where there is none. */
  resume(member: string, events: SeatEvents): Promise<Result<MediaSeat, MediaFailure>>
  /** Holds everybody to it from now on, whoever comes later too. */
  setStage(stage: Stage): void
  isUp(): boolean
  /** When a member sends without being on stage; its seat is lost by then. */
  onTrespass(listener: (member: string) => void): () => void
  close(): Promise<void>
}
