import { fail, ok } from '../../src-shared/result/result.ts'
import { readManifest } from '../../src-shared/seminar/read-manifest.ts'
import type { PackStore } from './pack-store.ts'

/** A pack in memory, for tests: a manifest's content, and which of its files are not there. Null: no pack. */
export const createFakePackStore = (content: unknown, missing: readonly string[] = []): PackStore => {
  let files: ReadonlySet<string> = new Set()
  return {
    open: async () => {
      files = new Set()
      if (content === null) return fail('pack-missing')
      const read = readManifest(content)
      if (!read.ok) return read
      const { manifest, unknownKinds } = read.value
      files = new Set(manifest.files.map(({ path }) => path).filter((path) => !missing.includes(path)))
      return ok({ manifest, directory: '/pack', problems: new Map(missing.map((path) => [path, 'missing' as const])), unknownKinds })
    },
    fileOf: (path) => (files.has(path) ? { absolute: `/pack/${path}`, proof: null } : null),
  }
}
