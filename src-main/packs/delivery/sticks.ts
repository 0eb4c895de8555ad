import { readFile } from 'node:fs/promises'

/** Where desktops and udisks mount what is plugged in. */
const mountedUnder = /^\/(media|run\/media)\/./
/** Octal escapes of the kernel's table: a blank in a stick's name is `\040`. */
const unescaped = (path: string): string => path.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))

/** The mount points of sticks in the kernel's table of mounts (`/proc/self/mountinfo`, fields as in proc(5)). */
export const sticksIn = (mountinfo: string): readonly string[] =>
  mountinfo
    .split('\n')
    .map((line) => unescaped(line.split(' ')[4] ?? ''))
    .filter((path) => mountedUnder.test(path))

/** The sticks that are plugged in and mounted now. On other systems than Linux: none are found by themselves. */
export const mountedSticks = async (): Promise<readonly string[]> => {
  try {
    return sticksIn(await readFile('/proc/self/mountinfo', 'utf8'))
  } catch {
    return []
  }
}
