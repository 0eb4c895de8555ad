import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openPack } from '../open-source.ts'
import { Stop } from '../say.ts'

/** A pack while it is served. `etags`: of the files that its manifest lists. */
export type Served = { readonly id: string; readonly version: number; readonly bytes: number; readonly etags: ReadonlyMap<string, string> }

/**
 * The pack that lies in a folder now, which may be built again meanwhile: what rooms get of the old one's names and
 * hashes would not be what lies there. One that cannot be read, because it is being copied, leaves the one before.
 */
export const watchPack = async (folder: string, changed: (pack: Served) => void): Promise<() => Promise<Served>> => {
  if ((await stat(folder).catch(() => null))?.isFile() === true)
    throw new Stop(`${folder} is a file, and the folder of a pack is served. The web server of your house can offer a file.`, 2)
  let edition = await editionAt(folder)
  let served = await read(folder)
  let looking: Promise<void> | null = null

  const look = async (): Promise<void> => {
    const found = await editionAt(folder)
    if (found === edition || found === null) return
    try {
      served = await read(folder)
      edition = found
      changed(served)
    } catch (cause) {
      // Not whole yet: the next question looks again.
      if (!(cause instanceof Stop)) throw cause
    }
  }
  return async () => {
    looking ??= look().finally(() => {
      looking = null
    })
    await looking
    return served
  }
}

const editionAt = async (folder: string): Promise<string | null> => {
  const found = await stat(join(folder, 'seminar.sig')).catch(() => null)
  return found === null ? null : `${found.ino} ${found.mtimeMs} ${found.size}`
}

const read = async (folder: string): Promise<Served> => {
  const { source, pack } = await openPack(folder)
  await source.close()
  const { id, version, files } = pack.manifest
  return {
    id,
    version,
    bytes: files.reduce((all, { size }) => all + size, 0),
    etags: new Map(files.map(({ path, sha256 }) => [path, `"${sha256}"`])),
  }
}
