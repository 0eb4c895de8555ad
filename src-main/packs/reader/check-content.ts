import { createHash } from 'node:crypto'
import { chunkAt, chunkCount, chunkSize, leafAt, leafOf } from '../../../src-shared/packs/chunks.ts'
import { sameBytes } from '../../../src-shared/packs/hash.ts'
import { sha256 } from './hash.ts'
import { BrokenOff, type PackSource } from './pack-source.ts'
import type { VerifiedPack } from './verified-pack.ts'

/** What is wrong with a file of a pack. `chunk`: that megabyte of it is not what the manifest means; `sha256`: only the whole is not. */
export type BadContent = {
  readonly path: string
  readonly why: 'missing' | 'unreadable' | 'chunk' | 'sha256'
  readonly chunk?: number
  readonly cause?: string
}

/** Reads every file of a pack through and proves every chunk of it. Bad ones are named, `most` of them at most. */
export const checkContent = async (
  source: PackSource,
  pack: VerifiedPack,
  options: { readonly signal: AbortSignal; readonly most?: number; onProgress?(bytes: number): void },
): Promise<readonly BadContent[]> => {
  const bad: BadContent[] = []
  for (const file of pack.manifest.files) {
    if (bad.length >= (options.most ?? 20)) break
    const opened = await source.read(file.path, { from: 0, to: file.size }, { validator: null, signal: options.signal })
    if (!opened.ok) {
      const { reason, cause } = opened.failure
      bad.push({ path: file.path, why: reason === 'source-missing' ? 'missing' : 'unreadable', ...(cause === undefined ? {} : { cause }) })
      continue
    }
    const leaves = pack.leaves.get(file.path) ?? new Uint8Array()
    const whole = createHash('sha256')
    const before = bad.length
    try {
      let index = 0
      for await (const chunk of inChunks(opened.value.bytes)) {
        whole.update(chunk)
        if (index >= chunkCount(file.size) || !sameBytes(leafOf(sha256, chunk), leafAt(leaves, index)))
          bad.push({ path: file.path, why: 'chunk', chunk: index })
        options.onProgress?.(chunk.length)
        index += 1
      }
      if (bad.length === before && whole.digest('hex') !== file.sha256) bad.push({ path: file.path, why: 'sha256' })
    } catch (cause) {
      if (!(cause instanceof BrokenOff)) throw cause
      bad.push({ path: file.path, why: 'unreadable', ...(cause.failure.cause === undefined ? {} : { cause: cause.failure.cause }) })
    }
  }
  return bad
}

/** Not made empty first, which costs as much as a small file itself: what was not filled is never handed on. */
const memoryForChunk = (): Uint8Array => new Uint8Array(Buffer.allocUnsafeSlow(chunkSize).buffer)

/** Bytes as they come, put together into chunks; only the last may be shorter. The memory of a chunk, which holds a whole one, is used again for the next. */
export const inChunks = async function* (pieces: AsyncIterable<Uint8Array>, chunk: Uint8Array = memoryForChunk()): AsyncGenerator<Uint8Array> {
  let filled = 0
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const taken = Math.min(chunkSize - filled, piece.length - at)
      chunk.set(piece.subarray(at, at + taken), filled)
      filled += taken
      at += taken
      if (filled === chunkSize) {
        yield chunk
        filled = 0
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}

/** Which bytes of a file a bad chunk is, for people: `1048576–2097151`. */
export const rangeText = (size: number, index: number): string => {
  const { from, to } = chunkAt(size, index)
  return `${from}–${to - 1}`
}
