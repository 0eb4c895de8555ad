import { type FileHandle, mkdir, open, rename, stat, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import { chunkAt, chunkCount, leafAt, leafOf } from '../../../src-shared/packs/chunks.ts'
import { sameBytes } from '../../../src-shared/packs/hash.ts'
import { hasCode, syncDirectory } from '../../files/durable-file.ts'
import { sha256 } from '../reader/hash.ts'

/** Proves a chunk: its hash is the one that the manifest means at this place. */
export const isChunk = (leaves: Uint8Array, index: number, chunk: Uint8Array): boolean => sameBytes(leafOf(sha256, chunk), leafAt(leaves, index))

/** Reads chunk `index` of an open file of `size` bytes into `memory`, which holds a chunk; shorter where the file is. */
export const readChunk = async (handle: FileHandle, size: number, index: number, memory: Uint8Array): Promise<Uint8Array> => {
  const { from, to } = chunkAt(size, index)
  let filled = 0
  while (filled < to - from) {
    const { bytesRead } = await handle.read(memory, filled, to - from - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return memory.subarray(0, filled)
}

/** The size of a file; null when there is none. */
export const sizeOf = async (path: string): Promise<number | null> => {
  try {
    const found = await stat(path)
    return found.isFile() ? found.size : null
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return null
    throw cause
  }
}

/** Bytes of an object that are on the disk: all of it, or what its part has so far. None of them is proven. */
export const bytesOnDisk = async (object: string, size: number): Promise<number> => {
  if ((await sizeOf(object)) === size) return size
  const part = await stat(`${object}.part`).catch(() => null)
  // Holes take no blocks; a block is 512 bytes whatever the disk's own are.
  return part === null ? 0 : Math.min(size, part.blocks * 512)
}

/** Opens a part for reading and writing, as long as the whole will be; its holes take no space. */
export const openPart = async (part: string, size: number): Promise<FileHandle> => {
  await mkdir(dirname(part), { recursive: true })
  if ((await sizeOf(part)) === null) await (await open(part, 'w', 0o600)).close()
  if ((await sizeOf(part)) !== size) await truncate(part, size)
  return open(part, 'r+')
}

/** Which chunks of a part are there, by what they are: no record of them is kept (docs/adr/0009). */
export const chunksThere = async (handle: FileHandle, size: number, leaves: Uint8Array): Promise<boolean[]> => {
  const memory = new Uint8Array(Math.min(size, 1024 * 1024))
  const there: boolean[] = []
  for (let index = 0; index < chunkCount(size); index += 1) there.push(isChunk(leaves, index, await readChunk(handle, size, index, memory)))
  return there
}

/** Makes a whole part the object: first its bytes to the disk, then its name. */
export const finishPart = async (handle: FileHandle, part: string, object: string): Promise<void> => {
  await handle.datasync()
  await handle.close()
  await rename(part, object)
  await syncDirectory(dirname(object))
}
