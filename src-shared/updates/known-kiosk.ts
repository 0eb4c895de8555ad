import type { KioskStatus } from '../status/status.ts'
import { hours, type Instant, instant, plus } from '../time/time.ts'
import { resolveLocal } from '../time/zone.ts'
import type { KnownKiosk } from './gate.ts'

/** A seminar of which only the begin is known may last so long; none ever did. */
const longest = hours(12)
/** So far two clocks of one computer may be apart: the file was written an instant after its time was taken. */
const sameTime = 60_000

/** What the gate has to know of a kiosk, out of what it said last. `writtenAt` by this computer's own clock. */
export const knownKiosk = (
  status: KioskStatus,
  given: { readonly running: boolean; readonly hangs: boolean; readonly writtenAt: Instant },
): KnownKiosk => ({
  state: given.hangs ? 'hangs' : given.running ? 'runs' : 'stopped',
  room: status.room,
  otherTime: Math.abs(Date.parse(status.at) - given.writtenAt) > sameTime,
  seminars: [...status.delivery.seminars.map(({ start, end }) => ({ start: at(start), end: at(end) })), ...onTheScreen(status)],
})

const at = (utc: string): Instant => instant(Date.parse(utc))

/** One that was put there by hand stands in no list, and its end nowhere. */
const onTheScreen = ({ seminar, delivery }: KioskStatus): KnownKiosk['seminars'] => {
  if (seminar === null || delivery.seminars.some(({ id }) => id === seminar.id)) return []
  const start = resolveLocal(seminar.start, seminar.timeZone)
  return start === null ? [] : [{ start, end: plus(start, longest) }]
}
