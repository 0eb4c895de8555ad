import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type JanusSettings, janusSettings } from './janus-config.ts'

const keptFile = z.object({ pid: z.number().int().positive(), settings: janusSettings })
type Kept = z.infer<typeof keptFile>
type Wanted = Pick<JanusSettings, 'folder' | 'library' | 'mediaAddress' | 'mediaPorts' | 'bitrate'>

const fileIn = (folder: string): string => join(folder, 'process.json')

/** Writes which process runs under which settings, for a desk that comes after this one. */
export const keepProcess = (settings: JanusSettings, pid: number): void =>
  writeFileSync(fileIn(settings.folder), JSON.stringify({ pid, settings } satisfies Kept), { mode: 0o600 })

/** Known by its folder, so that no other process is ever taken for it. */
export const isRunning = (pid: number, folder: string): boolean => {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return command.includes(folder) && command[0]?.endsWith('janus') === true
  } catch {
    // No such process any more.
    return false
  }
}

const read = (folder: string): Kept | null => {
  try {
    return keptFile.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))
  } catch {
    // There is none, or it was cut off in the midst of writing.
    return null
  }
}

/** The Janus that an earlier desk left running, where it is what is wanted now. */
export const keptProcess = (wanted: Wanted): Kept | null => {
  const kept = read(wanted.folder)
  if (kept === null || !isRunning(kept.pid, wanted.folder)) return null
  const { folder, library, mediaAddress, mediaPorts, bitrate } = kept.settings
  return JSON.stringify({ folder, library, mediaAddress, mediaPorts, bitrate }) === JSON.stringify(inOrder(wanted)) ? kept : null
}
const inOrder = ({ folder, library, mediaAddress, mediaPorts, bitrate }: Wanted): Wanted => ({ folder, library, mediaAddress, mediaPorts, bitrate })

/** Ends the Janus of an earlier desk. */
export const endLeftOver = (folder: string): void => {
  const kept = read(folder)
  if (kept !== null && isRunning(kept.pid, folder)) process.kill(kept.pid, 'SIGKILL')
}
