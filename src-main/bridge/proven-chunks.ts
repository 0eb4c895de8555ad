import { webcrypto } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { chunkSize, leafAt, leafPrefix } from '../../src-shared/packs/chunks.ts'
import { sameBytes } from '../../src-shared/packs/hash.ts'
import type { Proof } from '../packs/pack-store.ts'
import { isChunk, readChunk } from '../packs/store/object-file.ts'

/** A chunk that is what the manifest means. Its memory stays as it is until it is given back. */
export type ProvenChunk = { readonly bytes: Uint8Array; giveBack(): void }

/** `ahead`: nobody waits for it yet, so it is hashed beside everything else and not before it. */
export type Wanted = { readonly handle: FileHandle; readonly size: number; readonly index: number; readonly proof: Proof; readonly ahead: boolean }

/** Chunks that were proven lately. */
export type ProvenChunks = {
  /** Null when it is wrong on the disk and cannot be mended. */
  take(wanted: Wanted): Promise<ProvenChunk | null>
}

/**
 * So many are kept. A player asks for the beginning of a recording several times, each time a little further on, and
 * after a step back for what it has just had: none of that is read and hashed again.
 */
const kept = 6

/** The memory holds the chunk behind the prefix of a leaf, so that both can be hashed in one go. */
type Slot = { memory: Buffer<ArrayBuffer> | null; of: Proof | null; index: number; chunk: Promise<Uint8Array | null>; users: number; usedAt: number }

export const createProvenChunks = (): ProvenChunks => {
  const slots = Array.from({ length: kept }, (): Slot => ({ memory: null, of: null, index: 0, chunk: Promise.resolve(null), users: 0, usedAt: 0 }))
  let turn = 0

  /** The one that was not needed for longest; one more where all are being sent. */
  const freeSlot = (): Slot => {
    const [oldest] = slots.filter(({ users }) => users === 0).toSorted((a, b) => a.usedAt - b.usedAt)
    return oldest ?? { memory: null, of: null, index: 0, chunk: Promise.resolve(null), users: 0, usedAt: 0 }
  }
  const fill = (slot: Slot, wanted: Wanted): void => {
    slot.memory ??= Buffer.concat([leafPrefix], leafPrefix.length + chunkSize)
    slot.of = wanted.proof
    slot.index = wanted.index
    slot.chunk = prove(wanted, slot.memory)
  }

  return {
    take: async (wanted) => {
      const found = slots.find(({ of, index }) => of === wanted.proof && index === wanted.index)
      const slot = found ?? freeSlot()
      if (found === undefined) fill(slot, wanted)
      slot.users += 1
      turn += 1
      slot.usedAt = turn
      let isBack = false
      const giveBack = () => {
        slot.users -= isBack ? 0 : 1
        isBack = true
      }
      // What is wrong, or could not be read, is looked at anew the next time.
      const forget = () => {
        if (slot.index === wanted.index) slot.of = null
        giveBack()
      }
      try {
        const bytes = await slot.chunk
        if (bytes === null) forget()
        return bytes === null ? null : { bytes, giveBack }
      } catch (cause) {
        forget()
        throw cause
      }
    },
  }
}

const prove = async ({ handle, size, index, proof: { leaves, mend }, ahead }: Wanted, memory: Buffer<ArrayBuffer>): Promise<Uint8Array | null> => {
  const read = async (): Promise<{ readonly chunk: Uint8Array; readonly good: boolean }> => {
    const chunk = await readChunk(handle, size, index, memory.subarray(leafPrefix.length))
    if (!ahead) return { chunk, good: isChunk(leaves, index, chunk) }
    const leaf = await webcrypto.subtle.digest('SHA-256', memory.subarray(0, leafPrefix.length + chunk.length))
    return { chunk, good: sameBytes(new Uint8Array(leaf), leafAt(leaves, index)) }
  }
  const first = await read()
  if (first.good) return first.chunk
  if (!(await mend(index))) return null
  const again = await read()
  return again.good ? again.chunk : null
}
