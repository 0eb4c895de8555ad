import { statfs } from 'node:fs/promises'
import { bytesOf, type Kept, toEvict } from '../../../src-shared/packs/budget.ts'
import { spanOf } from '../../../src-shared/seminar/span.ts'
import type { Instant } from '../../../src-shared/time/time.ts'
import type { Log } from '../../logging/log.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import type { SeminarStore } from '../store/seminar-store.ts'

/** Kept free for everything else on the disk: the journal and the outbox must never find it full. */
const reserve = 500_000_000

const keptOf = ({ manifest }: VerifiedPack): Kept => ({
  id: manifest.id,
  version: manifest.version,
  ...spanOf(manifest),
  files: new Map(manifest.files.map(({ sha256, size }) => [sha256, size])),
})

/** Removes what has to go for a pack that still needs `needed` bytes; false when it does not fit whatever goes. */
export const makeRoom = async (asked: {
  readonly store: SeminarStore
  readonly pack: VerifiedPack
  readonly needed: number
  readonly directory: string
  readonly budget: number
  readonly shown: string | null
  readonly now: Instant
  readonly log: Log
}): Promise<boolean> => {
  const { store, pack } = asked
  const kept: Kept[] = []
  for (const { id, version } of await store.list()) {
    const opened = await store.open(id)
    if (opened.ok && opened.value.manifest.version === version) kept.push(keptOf(opened.value))
  }
  const coming = keptOf(pack)
  const { bavail, bsize } = await statfs(asked.directory)
  // What seminars take now, and what is free beside the reserve: as much as they can ever have.
  const onDisk = bytesOf(kept) + (bytesOf([coming]) - asked.needed) + Math.max(0, bavail * bsize - reserve)
  const evict = toEvict(kept, coming, { shown: asked.shown, room: Math.min(asked.budget, onDisk), now: asked.now })
  if (evict === null) return false
  for (const { id, version } of evict) {
    asked.log.info('a seminar makes room for the next', { id, version })
    if (!(await store.remove(id, version)).ok) return false
  }
  return true
}
