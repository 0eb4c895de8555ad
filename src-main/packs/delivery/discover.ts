import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { createHttpSource, type HttpOptions } from '../fetch/http-source.ts'
import { createFolderSource } from '../reader/folder-source.ts'
import type { PackSource, SourceFailure } from '../reader/pack-source.ts'
import { openTalkpack } from '../reader/talkpack-source.ts'

/** A place where packs may be: an address of one pack, a folder, a stick. */
export type Place = { readonly name: string; readonly kind: 'address' | 'folder' | 'stick' }

/** Into so many folders and packs of one stick it is looked; thousands of pictures beside them do not count. */
const mostEntries = 500

/** What may be packs in a place: an address is one, and so is a `.talkpack` file; a folder is one, or has some in it of either kind. */
export const sourcesIn = async (place: Place, http: HttpOptions): Promise<Result<readonly PackSource[], SourceFailure>> => {
  if (place.kind === 'address') return ok([createHttpSource(place.name, http)])
  try {
    if (place.name.endsWith('.talkpack') && (await isFile(place.name))) {
      const opened = await openTalkpack(place.name)
      return opened.ok ? ok([opened.value]) : opened
    }
    if (await isFile(join(place.name, 'seminar.json'))) return ok([createFolderSource(place.name)])
    const found: PackSource[] = []
    const entries = await readdir(place.name, { withFileTypes: true })
    const maybe = entries.filter((entry) => entry.isDirectory() || (entry.isFile() && entry.name.endsWith('.talkpack')))
    for (const entry of maybe.slice(0, mostEntries)) {
      const path = join(place.name, entry.name)
      if (entry.isDirectory() && (await isFile(join(path, 'seminar.json')))) found.push(createFolderSource(path))
      if (entry.isDirectory()) continue
      const opened = await openTalkpack(path)
      // Another file of the same name ending is no reason to leave out the packs beside it.
      if (opened.ok) found.push(opened.value)
    }
    return found.length === 0 ? fail('source-missing') : ok(found)
  } catch (cause) {
    return fail('source-unreachable', { cause })
  }
}

const isFile = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isFile()
  } catch {
    // Not there, or not for us: no pack either way.
    return false
  }
}

/** What a setting names: an address of the web, or a folder. */
export const placeOf = (setting: string): Place => ({ name: setting, kind: /^https?:\/\//i.test(setting) ? 'address' : 'folder' })
