import { open } from 'node:fs/promises'
import { chunkSize } from '../../../src-shared/packs/chunks.ts'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { PackFile } from '../../../src-shared/seminar/schema.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import { writeFailure } from './intake.ts'
import { isChunk } from './object-file.ts'
import type { StoreFailure } from './seminar-store.ts'

/** Writes a proven chunk over one that has gone bad. Cut off in between, the chunk is bad as before. */
export const mendObject = async (
  objectOf: (file: PackFile) => string,
  pack: VerifiedPack,
  path: string,
  index: number,
  chunk: Uint8Array,
): Promise<Result<void, StoreFailure>> => {
  const file = pack.manifest.files.find((one) => one.path === path)
  if (file === undefined || !isChunk(pack.leaves.get(path) ?? new Uint8Array(), index, chunk))
    return fail('chunk-wrong', { cause: `${path}: chunk ${index} is not what the manifest says` })
  try {
    const handle = await open(objectOf(file), 'r+')
    try {
      await handle.write(chunk, 0, chunk.length, index * chunkSize)
      await handle.datasync()
      return ok(undefined)
    } finally {
      await handle.close()
    }
  } catch (cause) {
    return writeFailure(cause)
  }
}
