import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'
import { type RoomReport, roomReport } from '../../src-shared/status/room-report.ts'
import { Stop } from '../say.ts'

/** What a room said last, and when, by this desk's clock. */
export type HeardRoom = { readonly heardAt: number; readonly report: RoomReport }

const heardRoom = z.object({ heardAt: z.number(), report: roomReport })

/** More rooms than any county has. */
const mostRooms = 2000
/** A computer that has been away for so long has been taken away. */
const forgottenAfter = 60 * 24 * 3_600_000

const fileOf = (computer: string): string => `${createHash('sha256').update(computer).digest('hex').slice(0, 24)}.json`

export type RoomsBook = {
  hear(report: RoomReport): Promise<Result<void, { reason: 'rooms-full' | 'not-saved'; cause?: string }>>
  rooms(): readonly HeardRoom[]
}

/** Remembers what each room said last, one file for each, so that a desk that starts anew knows them all. */
export const openRoomsBook = async (folder: string, wallNow: () => number): Promise<RoomsBook> => {
  const directory = join(folder, 'rooms')
  const rooms = new Map<string, HeardRoom>()
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    for (const name of await readdir(directory)) {
      if (!name.endsWith('.json')) continue
      const read = await readFile(join(directory, name), 'utf8').then((text) => heardRoom.safeParse(parsed(text)))
      if (read.success) rooms.set(read.data.report.computer, read.data)
    }
  } catch (cause) {
    throw new Stop(`${directory} cannot be used: ${causeText(cause)}`)
  }

  const forget = async (): Promise<void> => {
    for (const [computer, { heardAt }] of rooms) {
      if (wallNow() - heardAt < forgottenAfter) continue
      rooms.delete(computer)
      await rm(join(directory, fileOf(computer)), { force: true })
    }
  }

  return {
    hear: async (report) => {
      await forget()
      if (!rooms.has(report.computer) && rooms.size >= mostRooms) return fail('rooms-full')
      const heard: HeardRoom = { heardAt: wallNow(), report }
      rooms.set(report.computer, heard)
      try {
        await writeDurably(join(directory, fileOf(report.computer)), JSON.stringify(heard))
        return ok(undefined)
      } catch (cause) {
        // It is on the page all the same, until this desk ends.
        return fail('not-saved', { cause })
      }
    },
    rooms: () => [...rooms.values()],
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Not ours, or torn: the room says it again within minutes.
    return null
  }
}
