import { setTimeout as pauseFor } from 'node:timers/promises'
import { chunkAt } from '../../../src-shared/packs/chunks.ts'
import { causeText } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import type { PackSource } from '../reader/pack-source.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import { isChunk } from '../store/object-file.ts'
import type { Heal } from '../stored-pack-store.ts'

/** A group waits: whoever has not given it by then has not got it. */
const within = 5000
/** The next source is asked when the one before has not answered for so long. */
const stagger = 700

/**
 * Gets one chunk from whoever has it right: the sources one after the other, each soon after the one before, until
 * the first gives bytes that are proven.
 */
export const createHeal =
  (deps: { sourcesOf(pack: VerifiedPack): readonly PackSource[]; readonly signal: AbortSignal; readonly log: Log }): Heal =>
  async (pack, path, index) => {
    const found = new AbortController()
    const signal = AbortSignal.any([deps.signal, found.signal, AbortSignal.timeout(within)])
    try {
      const asked = deps.sourcesOf(pack).map(async (source, turn) => {
        await pauseFor(turn * stagger, undefined, { signal })
        return chunkFrom(source, { pack, path, index }, signal)
      })
      return await Promise.any(asked)
    } catch (cause) {
      deps.log.warn('nobody has the part', { path, chunk: index, cause: reasons(cause) })
      return null
    } finally {
      found.abort()
    }
  }

const chunkFrom = async (
  source: PackSource,
  wanted: { pack: VerifiedPack; path: string; index: number },
  signal: AbortSignal,
): Promise<Uint8Array> => {
  const { pack, path, index } = wanted
  const size = pack.manifest.files.find((file) => file.path === path)?.size ?? 0
  const read = await source.read(path, chunkAt(size, index), { validator: null, signal })
  if (!read.ok) throw new Error(`${source.name}: ${read.failure.reason}`)
  const parts: Uint8Array[] = []
  // The memory of a piece may be used again for the next one.
  for await (const part of read.value.bytes) parts.push(part.slice())
  const chunk = Buffer.concat(parts)
  if (!isChunk(pack.leaves.get(path) ?? new Uint8Array(), index, chunk)) throw new Error(`${source.name}: has it wrong too`)
  return chunk
}

const reasons = (cause: unknown): string => (cause instanceof AggregateError ? cause.errors.map(causeText).join('; ') : causeText(cause))
