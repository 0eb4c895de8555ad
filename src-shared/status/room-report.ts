import { z } from 'zod'
import { type Duration, duration, minutes, seconds } from '../time/time.ts'
import { attentionOf } from './attention.ts'
import { type KioskStatus, kioskStatus } from './status.ts'

/** What a room sends to the desk: its status, and the name of its computer. Nothing about people, as in the status itself. */
export const roomReport = z.object({ format: z.literal(1), computer: z.string().min(1).max(100), status: kioskStatus })
export type RoomReport = z.infer<typeof roomReport>

/** Where a desk takes reports, under the address that a room is told. */
export const reportPath = 'rooms/report'
export const longestReport = 512 * 1024

/** A room that has nothing new to say says so again. */
export const reportEvery = minutes(5)
/** A change is told so soon at the earliest after the last report. */
export const reportGather = seconds(10)
const longestPause = minutes(15)

/** How long a room waits after so many failures in a row: half a minute to a quarter of an hour, unevenly. `random` is 0 to 1. */
export const reportBackOff = (failures: number, random: number): Duration =>
  duration(Math.round(Math.min(longestPause, seconds(30) * 2 ** Math.min(10, Math.max(0, failures - 1))) * (0.75 + random / 2)))

/** What of a status is worth a report at once: not the sign of life, nor each megabyte. */
export const reportMark = (status: KioskStatus): string =>
  JSON.stringify([
    status.kiosk,
    status.room,
    status.seminar,
    status.devices?.word,
    status.check,
    status.delivery.seminars.map(({ present: _, ...one }) => one),
    attentionOf(status),
  ])

/** A room at an instant, as the page of all rooms says it. */
export type RoomWord = 'attention' | 'silent' | 'off' | 'ready'

/** Three reports that did not come are no coincidence. */
const silentAfter = 3 * reportEvery + minutes(1)

/** `heardFor`: milliseconds since the last report came. */
export const roomWordOf = (status: KioskStatus, heardFor: number): RoomWord => {
  if (status.kiosk.state === 'stopped') return 'off'
  if (heardFor > silentAfter) return 'silent'
  return attentionOf(status).length > 0 ? 'attention' : 'ready'
}
