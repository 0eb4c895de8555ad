import type { ChunkList } from '../../../src-shared/packs/chunk-list.ts'
import type { Manifest } from '../../../src-shared/seminar/schema.ts'

/**
 * A pack whose signature fits its manifest and whose chunk list fits the manifest's roots. Whether the key is
 * trusted, and whether the pack may be used now, is another question (`src-shared/packs/acceptance.ts`).
 */
export type VerifiedPack = {
  readonly manifest: Manifest
  /** Kinds that this version does not know, by segment id. */
  readonly unknownKinds: ReadonlyMap<string, string>
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** Of the public key, as people read it. */
  readonly fingerprint: string
  /** The hashes of every chunk of every file, by path. */
  readonly leaves: ChunkList
  /** The control files, byte for byte as they were signed. */
  readonly control: { readonly 'seminar.json': Uint8Array; readonly 'seminar.sig': Uint8Array; readonly 'seminar.chunks': Uint8Array }
}
