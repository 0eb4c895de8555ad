import { validityAt } from '../../src-shared/packs/acceptance.ts'
import { fail, ok } from '../../src-shared/result/result.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import type { Log } from '../logging/log.ts'
import { outsideValidity } from './folder-pack-store.ts'
import type { PackStore, PlayableFile } from './pack-store.ts'
import type { VerifiedPack } from './reader/verified-pack.ts'
import { sizeOf } from './store/object-file.ts'
import type { SeminarStore, StoredSeminar } from './store/seminar-store.ts'

/** Gets a chunk from wherever there still is one; null where nobody has it. */
export type Heal = (pack: VerifiedPack, path: string, index: number) => Promise<Uint8Array | null>

/**
 * Which seminar the kiosk shows: the chosen one, else the one that is on or comes next, else the one that ended last.
 * Only what is complete, and what may not be started now only where nothing else is there: it cannot be seen itself.
 */
export const seminarToShow = (stored: readonly StoredSeminar[], chosen: string | null, now: Instant): StoredSeminar | null => {
  const complete = stored.filter(({ state }) => state === 'complete')
  const newest = complete.filter((one) => !complete.some((other) => other.id === one.id && other.version > one.version))
  const named = newest.find(({ id }) => id === chosen)
  if (named !== undefined) return named
  const open = newest.filter(({ manifest }) => validityAt(manifest, now) === 'now')
  const among = open.length > 0 ? open : newest
  const coming = among.filter(({ end }) => end > now).toSorted((a, b) => a.start - b.start)
  return coming[0] ?? among.toSorted((a, b) => b.end - a.end)[0] ?? null
}

/** The pack to show out of the store of seminars; every byte of it is proven while it is read. */
export const createStoredPackStore = (deps: {
  readonly store: SeminarStore
  chosen(): string | null
  now(): Instant
  /** Given later, when there is a network to ask. */
  heal(): Heal | null
  readonly log: Log
}): PackStore => {
  const { store, log } = deps
  let files: ReadonlyMap<string, PlayableFile> = new Map()
  const lost = new Set<string>()

  const mend = async (pack: VerifiedPack, path: string, index: number): Promise<boolean> => {
    log.warn('a part of a file is not what it was', { path, chunk: index })
    const chunk = (await deps.heal()?.(pack, path, index)) ?? null
    if (chunk !== null && (await store.mend(pack, path, index, chunk)).ok) {
      log.info('the part was mended', { path, chunk: index })
      return true
    }
    lost.add(path)
    log.error('a file is damaged and cannot be played', { path, chunk: index })
    return false
  }

  return {
    open: async () => {
      files = new Map()
      lost.clear()
      const shown = seminarToShow(await store.list(), deps.chosen(), deps.now())
      if (shown === null) return fail('pack-missing')
      const opened = await store.open(shown.id)
      if (!opened.ok) return fail('pack-unreadable', { cause: opened.failure.reason })
      const pack = opened.value
      const refusal = outsideValidity(pack.manifest, deps.now())
      if (refusal !== null) return refusal
      const good = new Map<string, PlayableFile>()
      const problems = new Map<string, 'missing' | 'unreadable'>()
      for (const file of pack.manifest.files) {
        const absolute = store.objectOf(file)
        const size = await sizeOf(absolute).catch(() => null)
        const proof = { leaves: pack.leaves.get(file.path) ?? new Uint8Array(), mend: (index: number) => mend(pack, file.path, index) }
        if (size === file.size && size > 0) good.set(file.path, { absolute, proof })
        else problems.set(file.path, size === null ? 'missing' : 'unreadable')
      }
      files = good
      log.info('pack opened', { id: shown.id, version: shown.version, files: pack.manifest.files.length, problems: problems.size })
      return ok({ manifest: pack.manifest, directory: '', problems, unknownKinds: pack.unknownKinds })
    },
    fileOf: (path) => (lost.has(path) ? null : (files.get(path) ?? null)),
  }
}
