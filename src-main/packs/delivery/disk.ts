import { statfs } from 'node:fs/promises'
import { bytesOf, type Fit, fitIn, foresee, type Kept, type Room } from '../../../src-shared/packs/budget.ts'
import type { Manifest } from '../../../src-shared/seminar/schema.ts'
import { spanOf } from '../../../src-shared/seminar/span.ts'
import type { Instant } from '../../../src-shared/time/time.ts'
import type { Log } from '../../logging/log.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import type { SeminarStore, StoredSeminar } from '../store/seminar-store.ts'
import type { DeliveryState } from './delivery-state.ts'

/** Kept free for everything else on the disk: the journal and the outbox must never find it full. */
const reserve = 500_000_000

/** The room that seminars have on the disk. */
export type Disk = {
  free(): Promise<number | null>
  /** Removes what has to go for a pack; a failed fit says what it lacks. */
  makeRoom(pack: VerifiedPack): Promise<Fit>
  /** Which of these will find no room. */
  foresee(queue: readonly VerifiedPack[]): Promise<DeliveryState['short']>
}

export const createDisk = (deps: {
  readonly store: SeminarStore
  readonly directory: string
  budget(): number
  shown(): string | null
  now(): Instant
  readonly log: Log
}): Disk => {
  const free = async (): Promise<number | null> => {
    try {
      const { bavail, bsize } = await statfs(deps.directory)
      return bavail * bsize
    } catch (cause) {
      deps.log.warn('the room on the disk cannot be told', { cause: String(cause) })
      return null
    }
  }
  const held = async (): Promise<{ readonly kept: readonly Kept[]; readonly asked: Room }> => {
    const kept = (await deps.store.list()).map(heldOf)
    const left = await free()
    // What seminars take now, and what is free beside the reserve: as much as they can ever have.
    const onDisk = left === null ? Number.POSITIVE_INFINITY : bytesOf(kept) + Math.max(0, left - reserve)
    return { kept, asked: { shown: deps.shown(), room: Math.min(deps.budget(), onDisk), now: deps.now() } }
  }
  return {
    free,
    makeRoom: async (pack) => {
      const { kept, asked } = await held()
      const fit = fitIn(kept, comingOf(pack.manifest), asked)
      for (const { id, version } of fit.fits ? fit.evict : []) {
        deps.log.info('a seminar makes room for the next', { id, version })
        const removed = await deps.store.remove(id, version)
        if (!removed.ok) deps.log.warn('it cannot be removed', { id, version, reason: removed.failure.reason, cause: removed.failure.cause })
      }
      return fit
    },
    foresee: async (queue) => {
      const { kept, asked } = await held()
      const titles = new Map(queue.map(({ manifest }) => [`${manifest.id} ${manifest.version}`, manifest.title]))
      return foresee(
        kept,
        queue.map(({ manifest }) => comingOf(manifest)),
        asked,
      ).map((short) => ({ ...short, title: titles.get(`${short.coming.id} ${short.coming.version}`) ?? {} }))
    },
  }
}

const comingOf = (manifest: Manifest): Kept => ({
  id: manifest.id,
  version: manifest.version,
  ...spanOf(manifest),
  files: new Map(manifest.files.map(({ sha256, size }) => [sha256, size])),
})

/** Of one that is still coming in, only what is here counts: as a thing of its own, because nobody else can use it yet. */
const heldOf = ({ manifest, state, present }: StoredSeminar): Kept => {
  const whole = comingOf(manifest)
  return state === 'complete' ? whole : { ...whole, files: new Map([[`coming ${manifest.id} ${manifest.version}`, present]]) }
}
