import { type FileHandle, open, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { chunkCount, chunkSize } from '../../../src-shared/packs/chunks.ts'
import type { PackFile } from '../../../src-shared/seminar/schema.ts'
import { writeDurably } from '../../files/durable-file.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import { isChunk, readChunk } from './object-file.ts'
import type { ScrubStep } from './seminar-store.ts'

/** How often a round writes down where it is: what was read since is read again after a break. */
const rememberEvery = 64

/**
 * One round over every chunk of these packs, each content once. What the system still has in memory is read from
 * there and not from the disk; a round takes long enough, and a kiosk is started often enough, that most comes from
 * the disk. Waits between chunks so that no more than `bytesPerSecond` are read.
 */
export const scrubPacks = async function* (asked: {
  readonly bytesPerSecond: number
  readonly signal: AbortSignal
  /** The file that remembers where a round is. */
  readonly place: string
  packs(): readonly VerifiedPack[]
  objectOf(file: PackFile): string
}): AsyncGenerator<ScrubStep> {
  const contents = contentsOf(asked.packs())
  const memory = new Uint8Array(chunkSize)
  const from = await remembered(asked.place)
  const first = Math.max(0, from === null ? 0 : contents.findIndex(({ file }) => file.sha256 === from.sha256))
  let since = 0
  for (const [at, { pack, file }] of contents.entries()) {
    if (at < first) continue
    const handle = await open(asked.objectOf(file), 'r').catch(() => null)
    try {
      const begins = from !== null && file.sha256 === from.sha256 ? from.index : 0
      for (let index = begins; index < chunkCount(file.size); index += 1) {
        if (asked.signal.aborted) return
        const began = performance.now()
        const chunk = handle === null ? null : await readOrNull(handle, file.size, index, memory)
        const good = chunk !== null && isChunk(pack.leaves.get(file.path) ?? new Uint8Array(), index, chunk)
        const bytes = chunk?.length ?? 0
        yield { pack, path: file.path, index, bytes, good }
        since += 1
        if (since % rememberEvery === 0) await remember(asked.place, { sha256: file.sha256, index: index + 1 })
        const due = (bytes / asked.bytesPerSecond) * 1000 - (performance.now() - began)
        if (due > 1) await pause(due, undefined, { signal: asked.signal }).catch(() => undefined)
      }
    } finally {
      await handle?.close()
    }
  }
  await remember(asked.place, null)
}

const contentsOf = (packs: readonly VerifiedPack[]) => {
  const seen = new Set<string>()
  return packs.flatMap((pack) =>
    pack.manifest.files.flatMap((file) => {
      if (seen.has(file.sha256)) return []
      seen.add(file.sha256)
      return [{ pack, file }]
    }),
  )
}

const readOrNull = async (handle: FileHandle, size: number, index: number, memory: Uint8Array) => {
  try {
    return await readChunk(handle, size, index, memory)
  } catch {
    // The disk itself refuses: as bad as a wrong byte.
    return null
  }
}

type Place = { readonly sha256: string; readonly index: number }

const remembered = async (place: string): Promise<Place | null> => {
  try {
    const read: unknown = JSON.parse(await readFile(place, 'utf8'))
    return typeof read === 'object' &&
      read !== null &&
      'sha256' in read &&
      'index' in read &&
      typeof read.sha256 === 'string' &&
      Number.isInteger(read.index)
      ? { sha256: read.sha256, index: Number(read.index) }
      : null
  } catch {
    // Nothing remembered, or nothing that can be read: a round begins at the beginning.
    return null
  }
}

const remember = async (place: string, at: Place | null): Promise<void> => {
  // A place that cannot be written costs a second reading, no more.
  await writeDurably(place, JSON.stringify(at)).catch(() => undefined)
}
