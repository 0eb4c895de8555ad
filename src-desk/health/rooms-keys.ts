import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { hasCode, writeDurably } from '../../src-main/files/durable-file.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { reportKey } from '../../src-shared/settings/schema.ts'
import { Stop } from '../say.ts'

const keys = z.object({ report: z.string().regex(reportKey), view: z.string().regex(reportKey) })
/** `report` lets rooms say how they stand, `view` lets people see it. */
export type RoomsKeys = z.infer<typeof keys>

export const keysName = 'keys.json'

/** The keys of a folder; the first time they are made. */
export const roomsKeys = async (folder: string): Promise<RoomsKeys> => {
  const path = join(folder, keysName)
  try {
    const read = keys.safeParse(JSON.parse(await readFile(path, 'utf8')))
    if (read.success) return read.data
    throw new Stop(`${path} has not the two keys that desk rooms made. Put it back, or take it away: then new ones are made, for all rooms.`)
  } catch (cause) {
    if (cause instanceof Stop) throw cause
    if (!hasCode(cause, 'ENOENT')) throw new Stop(`${path} cannot be read: ${causeText(cause)}`)
  }
  const made = { report: randomBytes(24).toString('base64url'), view: randomBytes(24).toString('base64url') }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeDurably(path, `${JSON.stringify(made, null, 2)}\n`)
  } catch (cause) {
    throw new Stop(`${path} cannot be written: ${causeText(cause)}`)
  }
  return made
}

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares without telling by its time how much was right. */
export const isKey = (given: string, key: string): boolean => timingSafeEqual(hashed(given), hashed(key))
