import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chunkCount } from '../../../src-shared/packs/chunks.ts'
import type { PackFile } from '../../../src-shared/seminar/schema.ts'
import { createFolderSource } from '../../packs/reader/folder-source.ts'
import { readPack } from '../../packs/reader/read-pack.ts'
import type { VerifiedPack } from '../../packs/reader/verified-pack.ts'
import { bytesOnDisk, isChunk, readChunk, sizeOf } from '../../packs/store/object-file.ts'

/** One edition in a kiosk's store, seen from beside the kiosk: nothing is tidied, mended or waited for. */
export type StoredEdition = { readonly pack: VerifiedPack; readonly complete: boolean; readonly bytes: number; readonly present: number }

const names = async (directory: string): Promise<readonly string[]> => (await readdir(directory).catch((): string[] => [])).toSorted()

/** Each content once, whatever paths have it. */
const contentsOf = (pack: VerifiedPack): readonly PackFile[] => [...new Map(pack.manifest.files.map((file) => [file.sha256, file])).values()]

/** Everything in the store whose control files can be read, complete or on its way in. */
export const storedEditions = async (store: string): Promise<readonly StoredEdition[]> => {
  const found: StoredEdition[] = []
  for (const [folder, complete] of [
    ['seminars', true],
    ['coming', false],
  ] as const)
    for (const id of await names(join(store, folder)))
      for (const version of await names(join(store, folder, id))) {
        const read = await readPack(createFolderSource(join(store, folder, id, version)), new AbortController().signal)
        if (!read.ok) continue
        const contents = contentsOf(read.value)
        const present = await Promise.all(contents.map((file) => bytesOnDisk(join(store, 'objects', file.sha256), file.size)))
        found.push({ pack: read.value, complete, bytes: sum(contents.map(({ size }) => size)), present: sum(present) })
      }
  return found
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** A file of a pack that is not what its organiser signed: so many chunks of it, or all where it is missing. */
export type Damage = { readonly path: string; readonly chunks: number }

/** Reads every chunk of an edition and proves it. `read`: so many bytes more were read. */
export const proveEdition = async (store: string, pack: VerifiedPack, read: (bytes: number) => void): Promise<readonly Damage[]> => {
  const damages: Damage[] = []
  const memory = new Uint8Array(1024 * 1024)
  for (const file of contentsOf(pack)) {
    const object = join(store, 'objects', file.sha256)
    const chunks = chunkCount(file.size)
    if ((await sizeOf(object)) !== file.size) {
      damages.push({ path: file.path, chunks })
      read(file.size)
      continue
    }
    const leaves = pack.leaves.get(file.path) ?? new Uint8Array()
    const handle = await open(object, 'r')
    let bad = 0
    try {
      for (let index = 0; index < chunks; index += 1) {
        const chunk = await readChunk(handle, file.size, index, memory)
        if (!isChunk(leaves, index, chunk)) bad += 1
        read(chunk.length)
      }
    } finally {
      await handle.close()
    }
    if (bad > 0) damages.push({ path: file.path, chunks: bad })
  }
  return damages
}
