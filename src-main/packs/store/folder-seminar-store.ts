import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chunkCount, leafAt } from '../../../src-shared/packs/chunks.ts'
import { sameBytes, toHex } from '../../../src-shared/packs/hash.ts'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { PackFile } from '../../../src-shared/seminar/schema.ts'
import { spanOf } from '../../../src-shared/seminar/span.ts'
import { hasCode, syncDirectory, writeDurably } from '../../files/durable-file.ts'
import type { Log } from '../../logging/log.ts'
import { createFolderSource } from '../reader/folder-source.ts'
import type { ControlFile } from '../reader/pack-source.ts'
import { readPack } from '../reader/read-pack.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import { type KnownChunk, openIntake, writeFailure } from './intake.ts'
import { mendObject } from './mend.ts'
import { bytesOnDisk } from './object-file.ts'
import { scrubPacks } from './scrub.ts'
import type { Intake, SeminarStore, StoredSeminar, StoreFailure } from './seminar-store.ts'

/** One edition that the store knows: complete, or coming. */
type Edition = { readonly pack: VerifiedPack; readonly directory: string; complete: boolean }

const objectName = /^[0-9a-f]{64}(\.part)?$/
const controlFiles = ['seminar.json', 'seminar.sig', 'seminar.chunks'] as const satisfies readonly ControlFile[]

/**
 * The store in a folder of the profile:
 *   objects/<sha256>            a whole file; objects/<sha256>.part while chunks are missing
 *   seminars/<id>/<version>/    the control files of a complete edition
 *   coming/<id>/<version>/      the same while it comes in
 * An edition is in `seminars` only when all its objects are there, because one rename puts it there last.
 */
export const openSeminarStore = async (directory: string, { log }: { log: Log }): Promise<Result<SeminarStore, StoreFailure>> => {
  const objects = join(directory, 'objects')
  const folders = { seminars: join(directory, 'seminars'), coming: join(directory, 'coming'), leaving: join(directory, 'leaving') }
  const editions = new Map<string, Edition>()
  const keyOf = (id: string, version: number) => `${id} ${version}`
  const objectOf = (file: PackFile) => join(objects, file.sha256)

  const load = async (folder: string, complete: boolean): Promise<void> => {
    for (const id of await names(folder))
      for (const version of await names(join(folder, id))) {
        const at = join(folder, id, version)
        const read = await readPack(createFolderSource(at), new AbortController().signal)
        const { manifest } = read.ok ? read.value : { manifest: null }
        if (read.ok && manifest?.id === id && String(manifest.version) === version)
          editions.set(keyOf(id, manifest.version), { pack: read.value, directory: at, complete })
        else {
          log.warn('an edition in the store cannot be read and is left out', { id, version, reason: read.ok ? 'other-seminar' : read.failure.reason })
          await rm(at, { recursive: true, force: true })
        }
      }
  }

  /** Deletes objects that no edition has. Names that are not the store's are left alone. */
  const sweep = async (): Promise<void> => {
    const owned = new Set([...editions.values()].flatMap(({ pack }) => pack.manifest.files.map(({ sha256 }) => sha256)))
    for (const name of await names(objects))
      if (objectName.test(name) && !owned.has(name.slice(0, 64))) await rm(join(objects, name), { force: true })
  }

  const knownChunks = (but: VerifiedPack): ((leaf: string) => KnownChunk | undefined) => {
    const own = new Set(but.manifest.files.map(({ sha256 }) => sha256))
    const known = new Map<string, KnownChunk>()
    for (const { pack, complete } of editions.values())
      for (const file of complete ? pack.manifest.files.filter(({ sha256 }) => !own.has(sha256)) : []) {
        const leaves = pack.leaves.get(file.path) ?? new Uint8Array()
        for (let index = 0; index < chunkCount(file.size); index += 1)
          known.set(toHex(leafAt(leaves, index)), { object: objectOf(file), size: file.size, index })
      }
    return (leaf) => known.get(leaf)
  }

  const intakes = new Map<string, Intake>()

  const begin = async (pack: VerifiedPack): Promise<Result<Intake, StoreFailure>> => {
    const { id, version } = pack.manifest
    const key = keyOf(id, version)
    if (intakes.has(key)) return fail('store-damaged', { cause: `${key}: is coming in already` })
    const there = editions.get(key)
    const at = there?.complete === true ? there.directory : join(folders.coming, id, String(version))
    try {
      if (there === undefined || !sameBytes(there.pack.control['seminar.json'], pack.control['seminar.json'])) {
        if (there?.complete === true) return fail('store-damaged', { cause: `${key}: another pack has this version` })
        await mkdir(at, { recursive: true, mode: 0o700 })
        for (const file of controlFiles) await writeDurably(join(at, file), pack.control[file])
        editions.set(key, { pack, directory: at, complete: false })
      }
    } catch (cause) {
      return writeFailure(cause)
    }
    const opened = await openIntake(pack, { objectOf, known: knownChunks(pack), commit: () => complete(key) })
    if (!opened.ok) return opened
    const intake: Intake = {
      ...opened.value,
      close: async () => {
        intakes.delete(key)
        await opened.value.close()
      },
    }
    intakes.set(key, intake)
    return ok(intake)
  }

  const complete = async (key: string): Promise<void> => {
    const edition = editions.get(key)
    if (edition === undefined || edition.complete) return
    const { id, version } = edition.pack.manifest
    const home = join(folders.seminars, id)
    await mkdir(home, { recursive: true, mode: 0o700 })
    await rename(edition.directory, join(home, String(version)))
    await syncDirectory(home)
    await syncDirectory(join(folders.coming, id))
    await syncDirectory(folders.seminars)
    editions.set(key, { pack: edition.pack, directory: join(home, String(version)), complete: true })
  }

  const describe = async ({ pack, complete }: Edition): Promise<StoredSeminar> => {
    const { manifest, fingerprint } = pack
    const bytes = manifest.files.reduce((all, { size }) => all + size, 0)
    const { start, end } = spanOf(manifest)
    const key = keyOf(manifest.id, manifest.version)
    const present = complete ? bytes : (intakes.get(key)?.present() ?? (await bytesThere(manifest.files)))
    return {
      id: manifest.id,
      version: manifest.version,
      start,
      end,
      fingerprint,
      state: complete ? 'complete' : 'partial',
      bytes,
      present,
      manifest,
    }
  }
  const bytesThere = async (files: readonly PackFile[]): Promise<number> => {
    const sizes = await Promise.all(files.map((file) => bytesOnDisk(objectOf(file), file.size)))
    return sizes.reduce((all, size) => all + size, 0)
  }

  const completePacks = (): readonly VerifiedPack[] => [...editions.values()].filter(({ complete }) => complete).map(({ pack }) => pack)
  const newest = (id: string): Edition | undefined =>
    [...editions.values()]
      .filter(({ pack, complete }) => complete && pack.manifest.id === id)
      .toSorted((a, b) => b.pack.manifest.version - a.pack.manifest.version)[0]

  try {
    for (const folder of [objects, ...Object.values(folders)]) await mkdir(folder, { recursive: true, mode: 0o700 })
    await rm(folders.leaving, { recursive: true, force: true })
    await load(folders.coming, false)
    await load(folders.seminars, true)
    await sweep()
  } catch (cause) {
    return writeFailure(cause)
  }

  return ok({
    list: () => Promise.all([...editions.values()].map(describe)),
    open: async (id) => {
      const found = newest(id)
      return found === undefined ? fail('seminar-missing') : ok(found.pack)
    },
    begin,
    objectOf,
    remove: async (id, version) => {
      const key = keyOf(id, version)
      const edition = editions.get(key)
      if (edition === undefined) return fail('seminar-missing')
      try {
        await intakes.get(key)?.close()
        await mkdir(folders.leaving, { recursive: true })
        // Gone for whoever looks, in one step; then it may take its time.
        await rename(edition.directory, join(folders.leaving, `${id}-${version}`))
        editions.delete(key)
        await rm(join(folders.leaving, `${id}-${version}`), { recursive: true, force: true })
        await sweep()
        return ok(undefined)
      } catch (cause) {
        return writeFailure(cause)
      }
    },
    scrub: (options) => scrubPacks({ ...options, place: join(directory, 'scrub.json'), packs: completePacks, objectOf }),
    mend: (pack, path, index, chunk) => mendObject(objectOf, pack, path, index, chunk),
  })
}

const names = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).toSorted()
  } catch (cause) {
    if (hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR')) return []
    throw cause
  }
}
