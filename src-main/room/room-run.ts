import type { Failure } from '../../src-shared/result/result.ts'
import type { RoomAction, RoomEvent } from '../../src-shared/room/events.ts'
import { applyEvent, foldRoom, initialRoom, type RoomContent, type RoomState } from '../../src-shared/room/room.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Journal } from './journal.ts'

/** One run through a seminar: its events, the state they add up to, and where they are kept. */
export type RoomRun = {
  readonly content: RoomContent
  readonly outbox: Outbox
  state(): RoomState
  events(): readonly RoomEvent[]
  /** What it changes is so at once. Resolves when it lies on the disk too, or when `wrote` was told that it does not. */
  apply(action: RoomAction): Promise<void>
  /** Forgets the journal: the run is over for good, and takes nothing more. */
  end(): Promise<void>
}

/** Events that only say "alive" change nothing: they are written, but need not be remembered. */
const isMemorable = (event: RoomEvent) => event.type !== 'beat' || event.media !== undefined

export const createRoomRun = (options: {
  content: RoomContent
  outbox: Outbox
  clock: Clock
  /** Null for a rehearsal. */
  journal: Journal | null
  restored: readonly RoomEvent[]
  wrote(failure: Failure | null): void
}): RoomRun => {
  const { content, clock, journal } = options
  const events: RoomEvent[] = [...options.restored]
  let state = events.length === 0 ? initialRoom(content) : foldRoom(content, events)
  let seq = events.reduce((highest, event) => Math.max(highest, event.seq), -1) + 1

  let over = false

  const apply = async (action: RoomAction): Promise<void> => {
    // What comes late must not stand in the journal of the run that follows.
    if (over) return
    const event: RoomEvent = { seq, at: clock.now(), ...action }
    seq += 1
    if (isMemorable(event)) events.push(event)
    state = applyEvent(content, state, event)
    if (journal === null) return
    const written = await journal.append(event)
    options.wrote(written.ok ? null : written.failure)
  }

  return {
    content,
    outbox: options.outbox,
    state: () => state,
    events: () => events,
    apply,
    end: async () => {
      over = true
      await journal?.end()
    },
  }
}
