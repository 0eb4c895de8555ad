import { checkContent, rangeText } from '../../src-main/packs/reader/check-content.ts'
import type { PackSource } from '../../src-main/packs/reader/pack-source.ts'
import { readPack } from '../../src-main/packs/reader/read-pack.ts'
import type { VerifiedPack } from '../../src-main/packs/reader/verified-pack.ts'
import { withProgress } from '../progress.ts'
import { Stop } from '../say.ts'

/** Reads what was copied as a room will, every byte, and stops when it is not what was signed. */
export const readBack = async (source: PackSource, { manifest }: VerifiedPack, signal: AbortSignal): Promise<void> => {
  const total = manifest.files.reduce((all, { size }) => all + size, 0)
  try {
    const read = await readPack(source, signal)
    const bad = read.ok
      ? await withProgress('Reading it back', total, (bar) => checkContent(source, read.value, { signal, onProgress: bar.add }))
      : []
    signal.throwIfAborted()
    const sizes = new Map(manifest.files.map(({ path, size }) => [path, size]))
    const lines = bad.map(({ path, chunk }) => (chunk === undefined ? path : `${path}: bytes ${rangeText(sizes.get(path) ?? 0, chunk)}`))
    if (!read.ok) lines.push(read.failure.cause ?? read.failure.reason)
    if (lines.length > 0)
      throw new Stop(
        `What was copied is not what was signed. Look at the pack with desk verify; if it is whole, take another stick.\n  ${lines.join('\n  ')}`,
      )
  } finally {
    await source.close()
  }
}
