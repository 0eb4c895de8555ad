import type { Plan } from '../../src-shared/programme/plan.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import type { RoomEvent } from '../../src-shared/room/events.ts'
import { viewRoom } from '../../src-shared/room/room.ts'
import { rehearsalPlan } from '../../src-shared/seminar/rehearse.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { type Instant, minus, minutes, plus, sum } from '../../src-shared/time/time.ts'
import { createMemoryOutbox } from '../outbox/memory-outbox.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Journal } from './journal.ts'
import { createRoomRun, type RoomRun } from './room-run.ts'
import type { Troubles } from './troubles.ts'

/** Makes the runs of one open pack: the seminar itself, kept in the journal, and rehearsals that leave no trace. */
export type SeminarRuns = {
  /** The seminar where it was, or from its beginning. */
  restore(events: readonly RoomEvent[], lastAlive: Instant | null): RoomRun
  seminar(): RoomRun
  rehearsal(own: RoomRun | null): Result<RoomRun>
  /** Whether a group may press start now. */
  startable(run: RoomRun): boolean
}

/** A group that is ready earlier than this has come on the wrong day. */
const opensBefore = minutes(180)

export const createSeminarRuns = (deps: {
  manifest: Manifest
  plan: Plan
  clock: Clock
  journal: Journal
  outbox: Outbox
  troubles: Troubles
}): SeminarRuns => {
  const { manifest, plan, clock, journal, outbox, troubles } = deps
  const content = { manifest, plan, rehearsal: false }
  const over = plan.fixedEnd ?? plus(plan.start, sum(plan.segments.map((segment) => segment.planned)))

  const seminar = (restored: readonly RoomEvent[] = []): RoomRun =>
    createRoomRun({
      content,
      outbox,
      clock,
      journal,
      restored,
      wrote: (failure) => {
        if (failure === null) troubles.clear('journal')
        else if (failure.reason === 'disk-full' || failure.reason === 'journal-not-writable')
          troubles.set({ id: 'journal', severity: 'trouble', reason: failure.reason })
      },
    })

  return {
    seminar: () => seminar(),
    restore: (events, lastAlive) => {
      const run = seminar(events)
      const then = lastAlive ?? events.at(-1)?.at
      if (then === undefined) return run
      const { phase } = viewRoom(content, run.state(), then).programme
      if (phase.name === 'before' || phase.name === 'ended') return run
      void run.apply({ type: 'restored', lastAlive: then })
      troubles.set({ id: 'came-back', reason: 'came-back', severity: 'remark' })
      return run
    },
    rehearsal: (own) => {
      const phase = own === null ? 'before' : viewRoom(own.content, own.state(), clock.now()).programme.phase.name
      if (phase !== 'before' && phase !== 'ended') return fail('not-now')
      return ok(
        createRoomRun({
          content: { manifest, plan: rehearsalPlan(plan, clock.now()), rehearsal: true },
          outbox: createMemoryOutbox(),
          clock,
          journal: null,
          restored: [],
          wrote: () => undefined,
        }),
      )
    },
    startable: (run) => run.content.rehearsal || (clock.now() >= minus(plan.start, opensBefore) && clock.now() < over),
  }
}
