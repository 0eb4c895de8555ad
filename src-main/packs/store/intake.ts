import { type FileHandle, open } from 'node:fs/promises'
import { chunkAt, chunkCount, chunkSize, leafAt } from '../../../src-shared/packs/chunks.ts'
import { toHex } from '../../../src-shared/packs/hash.ts'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { PackFile } from '../../../src-shared/seminar/schema.ts'
import { isFull } from '../../files/durable-file.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import { chunksThere, finishPart, isChunk, openPart, readChunk, sizeOf } from './object-file.ts'
import type { Intake, StoreFailure } from './seminar-store.ts'

/** A chunk that another object of the store has: where to read it. */
export type KnownChunk = { readonly object: string; readonly size: number; readonly index: number }

type Incoming = {
  readonly file: PackFile
  readonly leaves: Uint8Array
  readonly part: string
  readonly object: string
  readonly there: boolean[]
  missing: number
  /** Open, or being opened. */
  handle: Promise<FileHandle> | null
  /** Writes that are on their way; the file is finished after the last one. */
  writing: number
  unsynced: number
}

/** So much is written before the disk is asked to take it for good: what is left at the end is then short. */
const syncEvery = 32 * 1024 * 1024

export const writeFailure = (cause: unknown): { readonly ok: false; readonly failure: StoreFailure } =>
  fail(isFull(cause) ? 'disk-full' : 'store-not-writable', { cause })

/**
 * Takes one pack in. Each content stands once, whatever paths of the pack have it; a file that has its last chunk is
 * finished at once. `known` finds chunks in other objects of the store.
 */
export const openIntake = async (
  pack: VerifiedPack,
  place: { objectOf(file: PackFile): string; known(leaf: string): KnownChunk | undefined; commit(): Promise<void> },
): Promise<Result<Intake, StoreFailure>> => {
  const byContent = new Map<string, Incoming>()
  const byPath = new Map<string, Incoming>()
  for (const file of pack.manifest.files) {
    const incoming = byContent.get(file.sha256) ?? incomingOf(file, pack.leaves.get(file.path) ?? new Uint8Array(), place.objectOf(file))
    byContent.set(file.sha256, incoming)
    byPath.set(file.path, incoming)
  }
  try {
    for (const incoming of byContent.values()) await look(incoming, place.known)
  } catch (cause) {
    return writeFailure(cause)
  }

  const settled = async (incoming: Incoming): Promise<void> => {
    incoming.writing -= 1
    if (incoming.writing > 0 || incoming.handle === null) return
    const handle = await incoming.handle
    if (incoming.missing === 0) {
      incoming.handle = null
      await finishPart(handle, incoming.part, incoming.object)
    } else if (incoming.unsynced >= syncEvery) {
      incoming.unsynced = 0
      // Nobody waits for it: it only spreads the work.
      void handle.datasync().catch(() => undefined)
    }
  }

  return ok({
    missing: () =>
      new Map(
        [...byPath]
          // A content that several paths have comes once, by the first.
          .filter(([path, incoming]) => incoming.missing > 0 && incoming.file.path === path)
          .map(([path, { there }]) => [path, there.flatMap((has, index) => (has ? [] : [index]))]),
      ),
    present: () =>
      [...byPath.values()].reduce(
        (all, { file, there }) => all + there.reduce((sum, has, index) => (has ? sum + chunkLength(file.size, index) : sum), 0),
        0,
      ),
    put: async (path, index, chunk) => {
      const incoming = byPath.get(path)
      if (incoming === undefined || incoming.there[index] === undefined || chunk.length !== chunkLength(incoming.file.size, index))
        return fail('chunk-wrong', { cause: `${path}: has no such chunk ${index}` })
      if (incoming.there[index]) return ok(undefined)
      if (!isChunk(incoming.leaves, index, chunk)) return fail('chunk-wrong', { cause: `${path}: chunk ${index} is not what the manifest says` })
      try {
        incoming.writing += 1
        try {
          await writeAll(await handleOf(incoming), chunk, index * chunkSize)
          if (!incoming.there[index]) {
            incoming.there[index] = true
            incoming.missing -= 1
            incoming.unsynced += chunk.length
          }
        } finally {
          await settled(incoming)
        }
        return ok(undefined)
      } catch (cause) {
        return writeFailure(cause)
      }
    },
    commit: async () => {
      const lacking = [...byContent.values()].find(({ missing }) => missing > 0)
      if (lacking !== undefined) return fail('store-damaged', { cause: `${lacking.file.path}: ${lacking.missing} chunks are missing` })
      try {
        // Empty files, and those whose last write came while another was still under way.
        for (const incoming of byContent.values()) await finish(incoming)
        await place.commit()
        return ok(undefined)
      } catch (cause) {
        return writeFailure(cause)
      }
    },
    close: async () => {
      for (const incoming of byContent.values()) {
        const { handle } = incoming
        incoming.handle = null
        // What could not be opened has been told already.
        await handle?.then((opened) => opened.close()).catch(() => undefined)
      }
    },
  })
}

const chunkLength = (size: number, index: number): number => {
  const { from, to } = chunkAt(size, index)
  return to - from
}

const incomingOf = (file: PackFile, leaves: Uint8Array, object: string): Incoming => ({
  file,
  leaves,
  part: `${object}.part`,
  object,
  there: Array.from({ length: chunkCount(file.size) }, () => false),
  missing: chunkCount(file.size),
  handle: null,
  writing: 0,
  unsynced: 0,
})

/** Finds out what is there already: the whole object, chunks of an earlier try, chunks of other objects. */
const look = async (incoming: Incoming, known: (leaf: string) => KnownChunk | undefined): Promise<void> => {
  const { file, leaves, part, object, there } = incoming
  const found = (index: number) => {
    if (there[index] === false) {
      there[index] = true
      incoming.missing -= 1
    }
  }
  if ((await sizeOf(object)) === file.size) {
    there.forEach((_, index) => void found(index))
    return
  }
  if ((await sizeOf(part)) !== null) {
    for (const [index, has] of (await chunksThere(await handleOf(incoming), file.size, leaves)).entries()) if (has) found(index)
  }
  await borrow(incoming, known, found)
  if (incoming.missing === 0) await finish(incoming)
}

/** Copies chunks that other objects have; each is proven, because what lies on a disk may have changed. */
const borrow = async (incoming: Incoming, known: (leaf: string) => KnownChunk | undefined, found: (index: number) => void): Promise<void> => {
  const memory = new Uint8Array(chunkSize)
  const from = new Map<string, FileHandle>()
  try {
    for (let index = 0; index < incoming.there.length; index += 1) {
      if (incoming.there[index]) continue
      const chunk = known(toHex(leafAt(incoming.leaves, index)))
      if (chunk === undefined) continue
      const source = from.get(chunk.object) ?? (await open(chunk.object, 'r').catch(() => null))
      if (source === null) continue
      from.set(chunk.object, source)
      const bytes = await readChunk(source, chunk.size, chunk.index, memory)
      if (!isChunk(incoming.leaves, index, bytes)) continue
      await writeAll(await handleOf(incoming), bytes, index * chunkSize)
      found(index)
    }
  } finally {
    for (const handle of from.values()) await handle.close()
  }
}

const finish = async (incoming: Incoming): Promise<void> => {
  if ((await sizeOf(incoming.object)) === incoming.file.size) return
  const handle = await handleOf(incoming)
  incoming.handle = null
  await finishPart(handle, incoming.part, incoming.object)
}

const handleOf = (incoming: Incoming): Promise<FileHandle> => {
  incoming.handle ??= openPart(incoming.part, incoming.file.size).catch((cause: unknown) => {
    incoming.handle = null
    throw cause
  })
  return incoming.handle
}

const writeAll = async (handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> => {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, at + written)
    written += bytesWritten
  }
}
