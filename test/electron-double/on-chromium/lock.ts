import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const runs = (pid: number): boolean => {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    // Left by one that was killed.
    return false
  }
}

/** One program for each folder, as Electron has it: a second start hands its command line over and gets no. */
export const takeLock = (folder: string, secondInstance: (argv: readonly string[]) => void): boolean => {
  const [lock, second] = [join(folder, 'lock'), join(folder, 'second-start')]
  mkdirSync(folder, { recursive: true })
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
  if (runs(holder)) {
    writeFileSync(second, JSON.stringify(process.argv))
    process.kill(holder, 'SIGUSR2')
    return false
  }
  writeFileSync(lock, String(process.pid))
  process.on('SIGUSR2', () => secondInstance(JSON.parse(readFileSync(second, 'utf8'))))
  return true
}
