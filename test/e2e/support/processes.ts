import { readdirSync, readFileSync } from 'node:fs'

type Running = { readonly pid: number; readonly parent: number; readonly arguments: readonly string[] }

const read = (pid: number): Running | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A renderer rewrites its command line with spaces where others have NULs.
    return { pid, parent: Number(parent), arguments: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/) }
  } catch {
    // It ended while it was looked at.
    return null
  }
}

/** A process and all that it started, directly or not; itself first. */
export const treeOf = (pid: number): readonly Running[] => {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => read(Number(name)))
    .filter((one) => one !== null)
  const below = (one: Running): readonly Running[] => [one, ...all.filter(({ parent }) => parent === one.pid).flatMap(below)]
  const root = all.find((one) => one.pid === pid)
  return root === undefined ? [] : below(root)
}

/** The processes that draw the kiosk's page. */
export const renderersOf = (pid: number): readonly number[] =>
  treeOf(pid)
    .filter((one) => one.arguments.includes('--type=renderer'))
    .map((one) => one.pid)

/** As a power cut ends a process: at once, without a word. */
export const cutOff = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause
  }
}
