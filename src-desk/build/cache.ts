import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { partEnding, writeDurably } from '../../src-main/files/durable-file.ts'
import { hashFile } from '../../src-main/packs/reader/hash-file.ts'
import { type Failure, ok, type Result } from '../../src-shared/result/result.ts'
import { withProgress } from '../progress.ts'

/** Finished work, by what it was made of and how. What is broken or gone is made again. */
export type Cache = {
  /** The hash of a file's content. A file that was read before and has kept its size and times is not read again. */
  hashOf(path: string): Promise<string>
  /** A small value that took long to find. */
  value<T, F extends Failure>(key: Key, schema: z.ZodType<T>, find: () => Promise<Result<T, F>>): Promise<Result<T, F>>
  /** The path of a file that `write` makes at the path that it is given. */
  file<F extends Failure>(key: Key, write: (path: string) => Promise<Result<void, F>>): Promise<Result<string, F>>
  /** Forgets what nobody has used for long. */
  tidy(): Promise<void>
}

type Key = readonly unknown[]

/** Raise it when the same key would have to give something else. */
const recipe = 1
const keptFor = 60 * 24 * 3_600_000
const proof = z.object({ size: z.number(), sha256: z.string() })

export const defaultCacheDirectory = (): string => {
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'talkroom-desk')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'talkroom-desk')
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'talkroom-desk')
}

export const openCache = async (directory: string, now: () => number = Date.now): Promise<Cache> => {
  await mkdir(directory, { recursive: true })
  const at = (key: Key, ending: string) =>
    join(
      directory,
      `${createHash('sha256')
        .update(JSON.stringify([recipe, ...key]))
        .digest('hex')}${ending}`,
    )

  const recall = async <T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const read = schema.safeParse(await jsonAt(path))
    if (!read.success) return undefined
    await touch(path, now())
    return read.data
  }

  return {
    hashOf: async (path) => {
      const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true })
      const seen = at(['hash', path, ...[size, mtimeNs, ctimeNs, ino].map(String)], '.json')
      const known = await recall(seen, z.string())
      if (known !== undefined) return known
      const { sha256 } = await hashed(path, `Reading ${basename(path)}`)
      await writeDurably(seen, JSON.stringify(sha256))
      return sha256
    },
    value: async (key, schema, find) => {
      const path = at(key, '.json')
      const known = await recall(path, schema)
      if (known !== undefined) return ok(known)
      const found = await find()
      if (found.ok) await writeDurably(path, JSON.stringify(found.value))
      return found
    },
    file: async (key, write) => {
      const path = at(key, '.file')
      const proven = await recall(`${path}.json`, proof)
      if (proven !== undefined && (await isAsProven(path, proven))) {
        await touch(path, now())
        return ok(path)
      }
      const part = `${path}.${process.pid}${partEnding}`
      try {
        const written = await write(part)
        if (!written.ok) return written
        const { size, sha256 } = await hashed(part, 'Reading what was made')
        await rename(part, path)
        await writeDurably(`${path}.json`, JSON.stringify({ size, sha256 }))
      } finally {
        await rm(part, { force: true })
      }
      return ok(path)
    },
    tidy: async () => {
      for (const name of await readdir(directory)) {
        const path = join(directory, name)
        const age = now() - (await stat(path).then(({ mtimeMs }) => mtimeMs, now))
        if (age > (name.endsWith(partEnding) ? 24 * 3_600_000 : keptFor)) await rm(path, { force: true })
      }
    },
  }
}

const hashed = async (path: string, title: string) => withProgress(title, (await stat(path)).size, (bar) => hashFile(path, bar.add))

const isAsProven = async (path: string, { size, sha256 }: z.infer<typeof proof>): Promise<boolean> => {
  const found = await stat(path).catch(() => null)
  return found?.size === size && (await hashed(path, 'Looking into the cache')).sha256 === sha256
}

const jsonAt = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    // Not there, or half of it: it is found anew.
    return undefined
  }
}

const touch = async (path: string, now: number): Promise<void> => {
  await utimes(path, new Date(now), new Date(now)).catch(() => undefined)
}
