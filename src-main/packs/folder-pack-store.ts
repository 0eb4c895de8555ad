import { readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { validityAt } from '../../src-shared/packs/acceptance.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { readManifest } from '../../src-shared/seminar/read-manifest.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { hasCode } from '../files/durable-file.ts'
import type { Log } from '../logging/log.ts'
import { checkFile } from './check-file.ts'
import type { OpenPack, PackFailure, PackStore } from './pack-store.ts'
import { largestManifest, readJson } from './reader/read-json.ts'

type Refused = { reason: PackFailure; params?: Readonly<Record<string, string | number>>; cause?: string }

/** One seminar pack, as a plain folder with `seminar.json` and the files it lists. */
export const createFolderPackStore = (directory: string, { now, log }: { now(): Instant; log: Log }): PackStore => {
  let files: ReadonlyMap<string, string> = new Map()

  const read = async (): Promise<Result<OpenPack, Refused>> => {
    const content = await manifestBytes(directory)
    if (!content.ok) return content
    const json = readJson(content.value)
    if (!json.ok) return json
    const checked = readManifest(json.value)
    if (!checked.ok) return checked
    const { manifest, unknownKinds } = checked.value
    const refusal = outsideValidity(manifest, now())
    if (refusal !== null) return refusal

    const root = await realpath(directory)
    const good = new Map<string, string>()
    const problems = new Map<string, 'missing' | 'unreadable'>()
    for (const file of manifest.files) {
      const found = await checkFile(root, file)
      if (found.state === 'good') good.set(file.path, found.absolute)
      else {
        problems.set(file.path, found.state)
        log.warn('a file of the pack cannot be used', {
          path: file.path,
          state: found.state,
          why: found.state === 'unreadable' ? found.why : undefined,
        })
      }
    }
    files = good
    return ok({ manifest, directory, problems, unknownKinds })
  }

  return {
    open: async () => {
      files = new Map()
      const opened = await read()
      if (opened.ok) {
        const { manifest, problems, unknownKinds } = opened.value
        log.info('pack opened', {
          id: manifest.id,
          version: manifest.version,
          files: manifest.files.length,
          problems: problems.size,
          unknown: unknownKinds.size,
        })
      } else log.error('pack cannot be opened', { directory, reason: opened.failure.reason, cause: opened.failure.cause })
      return opened
    },
    fileOf: (path) => {
      const absolute = files.get(path)
      return absolute === undefined ? null : { absolute, proof: null }
    },
  }
}

const manifestBytes = async (directory: string): Promise<Result<Uint8Array, Refused>> => {
  const path = join(directory, 'seminar.json')
  try {
    const { size } = await stat(path)
    if (size > largestManifest) return fail('pack-invalid', { cause: `seminar.json: has ${size} bytes; at most ${largestManifest} are read` })
    return ok(await readFile(path))
  } catch (cause) {
    const missing = hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR')
    return fail(missing ? 'pack-missing' : 'pack-unreadable', { cause })
  }
}

export const outsideValidity = (manifest: Manifest, now: Instant) => {
  switch (validityAt(manifest, now)) {
    case 'not-yet':
      return fail('pack-not-yet-valid', { params: { from: manifest.validity?.from ?? '' } })
    case 'over':
      return fail('pack-expired', { params: { until: manifest.validity?.until ?? '' } })
    case 'now':
      return null
  }
}
