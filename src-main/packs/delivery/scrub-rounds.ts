import type { Log } from '../../logging/log.ts'
import type { SeminarStore } from '../store/seminar-store.ts'
import type { Heal } from '../stored-pack-store.ts'

/** A round over 4 GB takes seven minutes, and a disk hardly notices. */
const bytesPerSecond = 10_000_000

/**
 * Reads everything that is stored through, slowly, while nobody needs the disk; what has gone bad is put right. A
 * round that was broken off is gone on with.
 */
export const createScrubRounds = (deps: {
  readonly store: SeminarStore
  readonly heal: Heal
  /** Somebody needs the disk. */
  busy(): boolean
  readonly signal: AbortSignal
  readonly log: Log
}): (() => Promise<void>) => {
  let running = false

  const round = async (): Promise<void> => {
    for await (const { pack, path, index, good } of deps.store.scrub({ bytesPerSecond, signal: deps.signal })) {
      if (!good) {
        deps.log.warn('a part of a stored file has gone bad', { id: pack.manifest.id, path, chunk: index })
        const chunk = await deps.heal(pack, path, index)
        if (chunk !== null) await deps.store.mend(pack, path, index, chunk)
      }
      if (deps.busy()) return
    }
  }

  return async () => {
    if (running || deps.busy()) return
    running = true
    try {
      await round()
    } finally {
      running = false
    }
  }
}
