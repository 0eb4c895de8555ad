import type { StoreReason } from '../../../src-shared/packs/reasons.ts'
import type { Failure, Result } from '../../../src-shared/result/result.ts'
import type { Manifest, PackFile } from '../../../src-shared/seminar/schema.ts'
import type { Instant } from '../../../src-shared/time/time.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'

export type StoreFailure = Failure<StoreReason>

/** One edition of a seminar in the store. Instants by the seminar's own time zone; sizes in bytes. */
export type StoredSeminar = {
  readonly id: string
  readonly version: number
  readonly start: Instant
  readonly end: Instant
  readonly fingerprint: string
  /** `partial`: some chunks are still missing. */
  readonly state: 'complete' | 'partial'
  readonly bytes: number
  readonly present: number
  readonly manifest: Manifest
}

/** A pack on its way in. What was put is on the disk at once, and survives the end of the process. */
export type Intake = {
  /** Indices of the chunks that are not there yet, by path; files that are whole are left out. */
  missing(): ReadonlyMap<string, readonly number[]>
  /** Bytes of the pack that are there, of all its files. */
  present(): number
  /** Keeps one chunk, after proving that it is the one the manifest means. */
  put(path: string, index: number, chunk: Uint8Array): Promise<Result<void, StoreFailure>>
  /** Makes the pack complete: everything to the disk, then all of it visible at once. Fails while a chunk is missing. */
  commit(): Promise<Result<void, StoreFailure>>
  close(): Promise<void>
}

/** Seminars by id and version, and their files by content: what two packs share is kept once. */
export type SeminarStore = {
  list(): Promise<readonly StoredSeminar[]>
  /** The highest complete version of a seminar. */
  open(id: string): Promise<Result<VerifiedPack, StoreFailure>>
  /** Starts or goes on taking in a pack. What other packs of the store have of it already counts as there. */
  begin(pack: VerifiedPack): Promise<Result<Intake, StoreFailure>>
  /** Where the content of a file is, or will be. */
  objectOf(file: PackFile): string
  remove(id: string, version: number): Promise<Result<void, StoreFailure>>
  /** Reads every chunk of every complete pack, slowly, and tells which are not what they were. A round that was broken off is gone on with. */
  scrub(options: { readonly bytesPerSecond: number; readonly signal: AbortSignal }): AsyncIterable<ScrubStep>
  /** Puts a chunk that has gone bad right, after proving it. */
  mend(pack: VerifiedPack, path: string, index: number, chunk: Uint8Array): Promise<Result<void, StoreFailure>>
}

export type ScrubStep = { readonly pack: VerifiedPack; readonly path: string; readonly index: number; readonly bytes: number; readonly good: boolean }
