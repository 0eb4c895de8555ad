import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import { ok, type Result } from '../../src-shared/result/result.ts'
import type { RoomRequest } from '../../src-shared/room/request.ts'
import type { RoomRun } from './room-run.ts'

/** Presses that are remembered; more than a hand can do in the seconds in which they can be taken back. */
const remembered = 50

/** What each press of a button did: an event of the room, nothing, or nothing ever because it was taken back before it came. */
type Done = { readonly event: number | null }

/** Carries out intents. A press with a name counts once, and can be taken back by its name. */
export const createIntentHandler = (deps: {
  run(): RoomRun | null
  cameTooSoon(): boolean
  request(request: RoomRequest): Result<void>
}): { readonly handle: CommandHandlers['room.intent']; takeBack(press: string): void } => {
  const done = new Map<string, Done>()

  const note = (press: string, event: number | null): void => {
    done.set(press, { event })
    const [oldest] = done.keys()
    if (done.size > remembered && oldest !== undefined) done.delete(oldest)
  }

  const newest = (): number => deps.run()?.events().at(-1)?.seq ?? -1

  return {
    handle: (args) => {
      const { intent, press } = args
      if (press !== undefined && done.has(press)) return ok(undefined)
      const before = newest()
      const moves = intent === 'next' || intent === 'back'
      const answer: Result<void> = moves && deps.cameTooSoon() ? ok(undefined) : deps.request({ name: 'room.intent', args })
      const after = newest()
      if (press !== undefined) note(press, after > before ? after : null)
      return answer
    },
    takeBack: (press) => {
      const event = done.get(press)?.event ?? null
      note(press, null)
      // Too late to undo means that nothing is to be undone any more.
      if (event !== null) deps.request({ name: 'room.undo', args: { event } })
    },
  }
}
