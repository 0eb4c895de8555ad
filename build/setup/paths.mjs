import { accessSync, constants, mkdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const inRepository = (...parts) => join(repository, ...parts)
/** What is made once and kept between runs. */
export const cache = inRepository('.cache')

export const isWritable = (directory) => {
  try {
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    // Missing or not ours: either way nothing can be put there.
    return false
  }
}

/** Where a program is, or null. */
export const findProgram = (name) => {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/usr/games']) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not in this folder; the next may have it.
    }
  }
  return null
}

/** Programs keep things in the home folder. One that cannot be written is replaced, so that none of them fails over it. */
export const homeEnvironment = () => {
  if (process.env.HOME !== undefined && isWritable(process.env.HOME)) return {}
  const home = join(cache, 'home')
  mkdirSync(home, { recursive: true })
  return { HOME: home, npm_config_cache: join(cache, 'npm') }
}
