import type { Result } from '../../src-shared/result/result.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'

export type PackFailure =
  | 'pack-missing'
  | 'pack-unreadable'
  | 'pack-invalid'
  | 'pack-other-format'
  | 'pack-not-yet-valid'
  | 'pack-expired'
  | 'pack-unsigned'
  | 'pack-signature-wrong'
  | 'pack-incomplete'

export type OpenPack = {
  readonly manifest: Manifest
  readonly directory: string
  /** Files of the manifest that are missing or cannot be what the manifest says, by path. */
  readonly problems: ReadonlyMap<string, 'missing' | 'unreadable'>
  /** Kinds that this version does not know, by segment id. */
  readonly unknownKinds: ReadonlyMap<string, string>
}

/** How the bytes of a file are proven while they are read. */
export type Proof = {
  /** The hashes of its chunks, one after the other. */
  readonly leaves: Uint8Array
  /** Gets a chunk right that is not what it should be. False: it cannot; the file is given up and looked up no more. */
  mend(index: number): Promise<boolean>
}

/** A file that can be played. `proof`: null where the pack brings no hashes of chunks, as in development. */
export type PlayableFile = { readonly absolute: string; readonly proof: Proof | null }

/** The local store of seminar packs. Nothing here reaches the network. */
export type PackStore = {
  open(): Promise<Result<OpenPack, { reason: PackFailure; params?: Readonly<Record<string, string | number>>; cause?: string }>>
  /** A file that the open pack's manifest lists, or null. */
  fileOf(path: string): PlayableFile | null
}
