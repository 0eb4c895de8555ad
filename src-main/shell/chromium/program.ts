import { readdirSync, statfsSync } from 'node:fs'
import { isProgram } from './find-chromium.ts'

/** Debian starts Chromium through a script of this name, which ends by running the program itself. */
const launchers: Readonly<Record<string, string>> = { '/usr/bin/chromium': '/usr/lib/chromium/chromium' }

/**
 * The program behind a distribution's launcher. The launcher takes a tenth of a second, and adds what
 * `/etc/chromium.d` says: keys for Google's services and extensions that anybody installed, which a kiosk wants
 * none of. What it is right about stands in `arguments.ts`.
 */
export const programBehind = (executable: string): string => {
  const program = launchers[executable]
  // Another distribution may have a script of the same name.
  return program !== undefined && isProgram(program) ? program : executable
}

/** Debian's own measure: with less, Chromium's shared memory can run out, and it crashes. */
const enoughSharedMemory = 4_080_218_931

/** Whether `/dev/shm` is large enough for Chromium to keep its shared memory there. */
export const hasSharedMemory = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize >= enoughSharedMemory
  } catch {
    return false
  }
}

/** Whether the kernel has a graphics card that draws: any driver gives it a render node, NVIDIA's own also a device. */
export const hasGraphicsCard = (devices = '/dev'): boolean =>
  [...names(`${devices}/dri`), ...names(devices)].some((name) => /^(renderD\d+|nvidia\d+)$/.test(name))

const names = (directory: string): readonly string[] => {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
