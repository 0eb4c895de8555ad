import type { CommandArgs, CommandHandlers } from '../../src-shared/contract/contract.ts'
import { ok, type Result } from '../../src-shared/result/result.ts'
import type { RoomAction } from '../../src-shared/room/events.ts'
import type { RoomRequest } from '../../src-shared/room/request.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { duration, plus } from '../../src-shared/time/time.ts'
import type { Log } from '../logging/log.ts'
import type { Troubles } from './troubles.ts'

const stallShownFor = 10_000

/** Of a report about what plays a sign of life is left at least, and of any other nothing. */
const isAboutWhatPlays = (actions: readonly RoomAction[]): boolean => actions.length > 0

type TalkHandlers = Pick<CommandHandlers, 'talk.progress' | 'talk.stalled' | 'talk.failed'>

/** What the page reports of its player, and what the room is told of it. A report about another recording than the current one says nothing. */
export const createTalkHandlers = (deps: {
  clock: Clock
  log: Log
  troubles: Troubles
  /** Applies what a report means, and says what that was. */
  report(request: RoomRequest): Result<readonly RoomAction[]>
}): TalkHandlers => {
  const { clock, log, troubles, report } = deps
  let forgetStall = (): void => undefined

  /** Where a recording stands still, the room stands with it. */
  const stalled = (args: CommandArgs<'talk.stalled'>): Result<void> => {
    const reported = report({ name: 'talk.stalled', args })
    if (!reported.ok) return reported
    if (!isAboutWhatPlays(reported.value)) return ok(undefined)
    const { segment, position } = args
    const id = `stalled:${segment}`
    troubles.set({ id, reason: 'talk-stalled', severity: 'remark', segment })
    forgetStall()
    forgetStall = clock.wake(plus(clock.now(), duration(stallShownFor * clock.speed)), () => troubles.clear(id))
    log.warn('the talk stalled', { segment, position: Math.round(position) })
    return ok(undefined)
  }

  const failed = (args: CommandArgs<'talk.failed'>): Result<void> => {
    const reported = report({ name: 'talk.failed', args })
    if (!reported.ok) return reported
    if (reported.value.length === 0) return ok(undefined)
    const { segment, why } = args
    troubles.set({ id: `talk:${segment}`, reason: why === 'missing' ? 'talk-missing' : 'talk-unreadable', severity: 'trouble', segment })
    log.error('the talk cannot be played', { segment, why })
    return ok(undefined)
  }

  const progress = (args: CommandArgs<'talk.progress'>): Result<void> => {
    const reported = report({ name: 'talk.progress', args })
    if (!reported.ok) return reported
    // It was tried again, and plays.
    if (isAboutWhatPlays(reported.value)) troubles.clear(`talk:${args.segment}`)
    return ok(undefined)
  }

  return { 'talk.stalled': stalled, 'talk.failed': failed, 'talk.progress': progress }
}
