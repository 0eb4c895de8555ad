import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const mount = (kilobytes: number): string => {
  const directory = mkdtempSync(join(tmpdir(), 'small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', directory], { stdio: 'ignore' })
  } catch (cause) {
    rmdirSync(directory)
    throw cause
  }
  return directory
}

const unmount = (directory: string): void => {
  execFileSync('umount', ['-l', directory], { stdio: 'ignore' })
  rmdirSync(directory)
}

const isPossible = (): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    unmount(mount(64))
    return true
  } catch {
    // A container without the right to mount; the tests that need it are skipped by name.
    return false
  }
}

/** For tests of a full disk: a real one of so many kilobytes. Only root can have one. */
export const withSmallDisk = {
  possible: isPossible(),
  run: async (kilobytes: number, use: (directory: string) => Promise<void>): Promise<void> => {
    const directory = mount(kilobytes)
    try {
      await use(directory)
    } finally {
      unmount(directory)
    }
  },
}
