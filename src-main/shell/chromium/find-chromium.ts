import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** The Chromium to run: `CHROMIUM` if set, else the first of the usual names on the path; null if there is none. */
export const findChromium = (environment: NodeJS.ProcessEnv): string | null => {
  const asked = environment.CHROMIUM
  if (asked !== undefined && asked !== '') return isProgram(asked) ? asked : null
  const folders = ['/usr/bin', ...(environment.PATH ?? '').split(delimiter)]
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null
}

/** Whether this file is there to be run. */
export const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
