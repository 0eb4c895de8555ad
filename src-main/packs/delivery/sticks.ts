import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'

/** The places at which sticks are plugged in and mounted now. */
export type Sticks = () => Promise<readonly string[]>

/** Where desktops and udisks mount what is plugged in: `/media/LABEL`, `/media/USER/LABEL`, `/run/media/USER/LABEL`. */
const mountedUnder = /^\/(media|run\/media)\/./
/** Octal escapes of the kernel's table: a blank in a stick's name is `\040`. */
const unescaped = (path: string): string => path.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))

/** The mount points of sticks in the kernel's table of mounts (`/proc/self/mountinfo`, fields as in proc(5)). */
export const sticksIn = (mountinfo: string): readonly string[] =>
  mountinfo
    .split('\n')
    .map((line) => unescaped(line.split(' ')[4] ?? ''))
    .filter((path) => mountedUnder.test(path))

const linuxSticks: Sticks = async () => sticksIn(await readFile('/proc/self/mountinfo', 'utf8'))

const letters = [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`)

/** What of PowerShell's answer are drives: `E:` on a line of its own. */
export const drivesIn = (answer: string): readonly string[] => [...answer.matchAll(/^([D-Z]):\s*$/gm)].map(([, letter]) => `${letter}:\\`)

/**
 * Windows names no table to read. Which letters there are is asked each time, because that is cheap; which of them are
 * sticks only when others are there than before, because PowerShell takes half a second for it.
 */
export const windowsSticks = (ask: { isThere(root: string): Promise<boolean>; removable(): Promise<readonly string[]> }): Sticks => {
  let known: { readonly there: string; readonly sticks: Promise<readonly string[]> } = { there: '', sticks: Promise.resolve([]) }
  return async () => {
    const found = await Promise.all(letters.map(async (root) => ((await ask.isThere(root)) ? root : '')))
    const there = found.join('')
    if (there !== known.there) known = { there, sticks: there === '' ? Promise.resolve([]) : ask.removable() }
    return (await known.sticks).filter((root) => found.includes(root))
  }
}

const isThere = (root: string): Promise<boolean> =>
  stat(root).then(
    () => true,
    () => false,
  )
/** DriveType 2: a removable disk. */
const removable = async (): Promise<readonly string[]> => {
  const command = `Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=2' | ForEach-Object DeviceID`
  const { stdout } = await promisify(execFile)('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command], { windowsHide: true })
  return drivesIn(stdout)
}

/** As this system tells it; on others than Linux and Windows none are found by themselves. */
export const systemSticks = (platform: NodeJS.Platform): Sticks => {
  if (platform === 'linux') return linuxSticks
  return platform === 'win32' ? windowsSticks({ isThere, removable }) : async () => []
}
