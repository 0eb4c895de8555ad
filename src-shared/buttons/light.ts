import type { GroupSlice, RoomSlice } from '../contract/slices.ts'
import type { Segment } from '../seminar/schema.ts'
import type { Instant } from '../time/time.ts'
import type { Light } from './profile.ts'

/** From here on a turn is nearly over. */
const nearEnd = 30_000

/** What the light on a group's button says at an instant. The microphone is off in a plenary until the room has the floor. */
export const lightFor = (room: RoomSlice, group: GroupSlice | undefined, kind: Segment['kind'] | null, at: Instant): Light => {
  const { phase, paused } = room.programme
  switch (phase.name) {
    case 'before':
      return room.startable ? 'ready' : 'off'
    case 'armed':
      return 'ready'
    case 'waiting':
    case 'ended':
      return 'off'
    case 'running':
      break
  }
  if (kind === 'plenary') return 'muted'
  const part = group?.dialogue?.part
  if (part?.kind !== 'round') return 'ready'
  if (paused || part.turn.state === 'held') return 'ready'
  return part.turn.endsAt - at <= nearEnd ? 'warning' : 'your-turn'
}
