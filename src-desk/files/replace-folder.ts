import { rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { partEnding, syncDirectory } from '../../src-main/files/durable-file.ts'

const beforeEnding = '.before'

/** Where a folder is put together that shall stand at `target`: beside it, so that one rename brings it there. */
export const partOf = (target: string): string => `${target}${partEnding}`

const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null

/** Puts the earlier folder back where a run was cut off between the two renames, and takes away what one left half. */
export const healFolder = async (target: string): Promise<void> => {
  await rm(partOf(target), { recursive: true, force: true })
  const before = `${target}${beforeEnding}`
  if (!(await isThere(before))) return
  if (await isThere(target)) await rm(before, { recursive: true, force: true })
  else await rename(before, target)
}

/** Puts the folder that is ready at `partOf(target)` in the place of the one at `target`. When that fails, the earlier one is there. */
export const replaceFolder = async (target: string): Promise<void> => {
  const before = `${target}${beforeEnding}`
  const hadOne = await isThere(target)
  if (hadOne) await rename(target, before)
  try {
    await rename(partOf(target), target)
  } catch (cause) {
    if (hadOne) await rename(before, target)
    throw cause
  }
  await syncDirectory(dirname(target))
  await rm(before, { recursive: true, force: true })
}
