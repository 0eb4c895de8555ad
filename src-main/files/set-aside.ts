import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** How many files of one prefix are kept, so that a room that fails every day does not fill its disk. */
const keep = 5

/**
 * Renames a file to `<prefix>-<when it was last written><ending>` beside it, for somebody to look at later,
 * and forgets the oldest ones. Answers with the new path. Rejects with the file system's error.
 */
export const setAside = async (directory: string, name: string, prefix: string, ending: string): Promise<string> => {
  const path = join(directory, name)
  const written = (await stat(path)).mtime.toISOString().replaceAll(/[:.]/g, '-')
  const taken = new Set(await readdir(directory))
  let target = `${prefix}-${written}${ending}`
  for (let n = 2; taken.has(target); n += 1) target = `${prefix}-${written}-${n}${ending}`
  await rename(path, join(directory, target))
  const others = [...taken].filter((other) => other.startsWith(`${prefix}-`) && other.endsWith(ending)).toSorted()
  for (const old of others.slice(0, Math.max(0, others.length + 1 - keep))) await rm(join(directory, old), { force: true })
  return join(directory, target)
}
