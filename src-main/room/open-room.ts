import type { Slices } from '../../src-shared/contract/slices.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { viewRoom } from '../../src-shared/room/room.ts'
import { isFresh } from '../../src-shared/room/undo.ts'
import { planOf, planProblems } from '../../src-shared/seminar/plan.ts'
import { duration, plus } from '../../src-shared/time/time.ts'
import type { Log } from '../logging/log.ts'
import type { Outbox, OutboxItem } from '../outbox/outbox.ts'
import type { OpenPack } from '../packs/pack-store.ts'
import { packTroubles, seminarSliceOf } from '../packs/seminar-slice.ts'
import type { StartUp } from '../start-up.ts'
import type { OpenJournal } from './journal.ts'
import { forgetUnfinished, mendOutbox } from './mend-outbox.ts'
import type { RoomRun } from './room-run.ts'
import { createRoomService, type RoomService } from './room-service.ts'
import { createSeminarRuns, type SeminarRuns } from './seminar-runs.ts'
import { remarksOfStart, type Troubles } from './troubles.ts'

export type OpenRoom = RoomService & {
  /** Ends what runs, forgets where it was, and shows the first screen. Points and answers stay in the outbox. */
  reset(): Promise<void>
  /** Whether an item has to wait: answers of an evaluation that still goes on or can be taken up again, because the order in which they come would tell whose they are. */
  holds(item: OutboxItem): boolean
}

export type OpenRoomDeps = {
  readonly startUp: StartUp
  readonly outbox: Outbox
  readonly troubles: Troubles
  readonly log: Log
  /** The room opens in a rehearsal. */
  readonly rehearsal: boolean
  readonly suggestedGroups: number
  publish(changed: Partial<Slices>): void
  onRunning(running: boolean): void
}

/** How long what is said about the start is still shown when the seminar goes on; of the world's time. */
const readIn = duration(20_000)

/** The room with the seminar of the open pack, where it was; or the empty room, with the reason why. */
export const openRoom = (deps: OpenRoomDeps): OpenRoom => {
  const { troubles, log } = deps
  const { clock, pack, journal } = deps.startUp
  if (!pack.ok) troubles.set({ id: 'pack', severity: 'trouble', ...pack.failure })
  const runs = pack.ok && journal !== null ? runsOf(pack.value, journal, deps) : null

  /** The seminar itself; while a rehearsal is on it stays as it was. */
  let own: RoomRun | null = null

  const rehearse = (): Result<void> => {
    if (runs === null) return fail('no-seminar')
    const next = runs.rehearsal(own)
    if (next.ok) service.use(next.value)
    return next.ok ? ok(undefined) : next
  }

  const beginAnew = async (): Promise<void> => {
    const before = own
    if (runs === null) return
    own = runs.seminar()
    // Both at once: from here on nothing is written but by the new run.
    const ended = before?.end()
    service.use(own)
    await ended
    if (before !== null) await forgetUnfinished(before, new Set())
  }

  const onRunning = (running: boolean): void => {
    deps.onRunning(running)
    if (!running || service.run() !== own) return
    clock.wake(plus(clock.now(), duration(readIn * clock.speed)), () => {
      for (const id of remarksOfStart) troubles.clear(id)
    })
  }

  const service = createRoomService({
    clock,
    log,
    troubles,
    startable: (run) => runs?.startable(run) ?? false,
    publish: deps.publish,
    rehearse,
    leave: async () => {
      if (service.run() === own) return beginAnew()
      service.use(own)
    },
    onRunning,
    suggestedGroups: deps.suggestedGroups,
  })
  if (runs !== null && journal !== null) {
    const restored = runs.restore(journal.events, journal.lastAlive)
    own = restored
    service.use(restored)
    void mendOutbox(restored).then((learned) => learned.forEach((action) => void restored.apply(action)))
  }
  if (deps.rehearsal) rehearse()

  const holds = ({ kind, seminar, segment, group }: OutboxItem): boolean => {
    if (kind !== 'evaluation' || own === null || seminar !== own.content.manifest.id) return false
    const respondents = own.state().core.groups[group]?.evaluations[segment]
    if (respondents === undefined) return false
    const now = clock.now()
    const { phase } = viewRoom(own.content, own.state(), now).programme
    const over = phase.name === 'ended' ? phase.at : respondents.closedAt
    return over === null || isFresh(over, now)
  }

  return { ...service, reset: beginAnew, holds }
}

const runsOf = (pack: OpenPack, journal: OpenJournal, { startUp, outbox, troubles, log }: OpenRoomDeps): SeminarRuns | null => {
  const plan = planOf(pack.manifest, seminarSliceOf(pack).unplayable)
  if (!plan.ok) {
    troubles.set({ id: 'pack', severity: 'trouble', reason: 'pack-invalid' })
    log.error('the programme cannot be planned', { reason: plan.failure.reason })
    return null
  }
  for (const trouble of packTroubles(pack)) {
    troubles.set(trouble)
    log.warn('the pack is not whole', { reason: trouble.reason, segment: trouble.segment })
  }
  for (const { segment, by } of planProblems(plan.value)) {
    troubles.set({ id: `fixed:${segment}`, reason: 'fixed-times-impossible', severity: 'remark', segment })
    log.warn('a fixed time cannot be met', { segment, late: by })
  }
  if (journal.found === 'other-version' || journal.found === 'other-pack')
    troubles.set({ id: 'journal-found', severity: 'remark', reason: 'journal-other-version' })
  if (journal.found === 'damaged')
    troubles.set({ id: 'journal-found', severity: 'remark', reason: journal.events.length === 0 ? 'journal-lost' : 'journal-damaged' })
  return createSeminarRuns({ manifest: pack.manifest, plan: plan.value, clock: startUp.clock, journal: journal.journal, outbox, troubles })
}
