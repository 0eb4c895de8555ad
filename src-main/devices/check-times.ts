import type { ProgrammeView } from '../../src-shared/programme/view.ts'
import { type Instant, minutes, seconds } from '../../src-shared/time/time.ts'
import type { RoomDevices } from './room-devices.ts'

/** So long before the planned start the room tries itself: early enough for somebody to come. */
const near = minutes(15)
/** A check with the group takes a minute and a half; later than this it would only be broken off. */
const groupNeeds = seconds(75)
/** A device that is being put in place makes many changes. */
const settles = seconds(10)

/** What was checked already, so that nothing is checked twice for the same reason. */
export type CheckTimes = { quietFor: string | null; groupDone: boolean; nightDone: string | null; lastAt: Instant | null }
export const whenToCheck = (): CheckTimes => ({ quietFor: null, groupDone: false, nightDone: null, lastAt: null })

type Now = {
  readonly now: Instant
  readonly speed: number
  readonly programme: ProgrammeView | null
  readonly room: RoomDevices
  /** Time of day, in the machine's own zone. */
  readonly nightly: string | null
}

const localTime = (at: Instant): { readonly day: string; readonly time: string } => {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return { day: `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`, time: `${two(date.getHours())}:${two(date.getMinutes())}` }
}

/** Which check is due now, if any; asked every few seconds, and remembers what it answered. */
export const isDue = (times: CheckTimes, { now, speed, programme, room, nightly }: Now): 'group' | 'quiet' | 'nightly' | null => {
  // A room whose time runs faster is played, and not lived in.
  if (speed !== 1) return null
  const phase = programme?.phase ?? { name: 'before' as const }
  const { day, time } = localTime(now)
  if (nightly === time && times.nightDone !== day && (phase.name === 'before' || phase.name === 'ended')) {
    times.nightDone = day
    return 'nightly'
  }
  // A room without sound has nothing to listen to; that it has none is said without a check.
  const { speaker, microphone } = room.chosen
  if (speaker === null || microphone === null) return null
  if (phase.name !== 'armed') times.groupDone = false
  if (phase.name === 'armed' && !times.groupDone) {
    times.groupDone = true
    if (phase.until - now >= groupNeeds) return 'group'
  }
  const starts = programme?.rows[0]?.starts
  if (phase.name !== 'before' || starts === undefined || starts - now > near) return null
  const pair = `${speaker.device.key} ${speaker.device.page} ${microphone.device.key} ${microphone.device.page}`
  if (times.quietFor === pair || (times.lastAt !== null && now - times.lastAt < settles)) return null
  times.quietFor = pair
  times.lastAt = now
  return 'quiet'
}
