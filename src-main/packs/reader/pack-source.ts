import type { SourceReason } from '../../../src-shared/packs/reasons.ts'
import type { Failure, Result } from '../../../src-shared/result/result.ts'

/** What a pack has beside the files that its manifest lists. */
export type ControlFile = 'seminar.json' | 'seminar.sig' | 'seminar.chunks'

export type SourceFailure = Failure<SourceReason>

/** Bytes on their way; iterating them may throw a `BrokenOff`, which says why they ended early. */
export type Arriving = {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Names this very edition of the file; given back at the next `read`, it makes a change known. Null: the source knows none. */
  readonly validator: string | null
  /** True where the place sends a file from its beginning whatever part of it is asked for: much is sent for nothing. */
  readonly wholeOnly?: boolean
}

/** Thrown while iterating `Arriving.bytes`. */
export class BrokenOff extends Error {
  readonly failure: SourceFailure
  constructor(failure: SourceFailure) {
    super(failure.cause ?? failure.reason)
    this.name = 'BrokenOff'
    this.failure = failure
  }
}

/** The file of a code that brings a room here, beside a pack and no part of it. */
export type TicketFile = `join/${string}.json`

/** One place that has a pack: an HTTPS address, a folder, a stick, a `.talkpack` file. Nothing it says is believed. */
export type PackSource = {
  /** For people: an address without credentials, or a path. */
  readonly name: string
  /** So many reads at once are faster than one after the other. */
  readonly atOnce: number
  /** A control file or the file of a code, whole; at most `limit` bytes of it. */
  control(
    file: ControlFile | TicketFile,
    options: { readonly limit: number; readonly signal: AbortSignal },
  ): Promise<Result<Uint8Array, SourceFailure>>
  /** Bytes `from` (included) to `to` (not included) of a file that the manifest lists, exactly so many. */
  read(
    path: string,
    range: { readonly from: number; readonly to: number },
    options: { readonly validator: string | null; readonly signal: AbortSignal },
  ): Promise<Result<Arriving, SourceFailure>>
  close(): Promise<void>
}
