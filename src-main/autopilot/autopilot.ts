import type { CommandName } from '../../src-shared/contract/contract.ts'
import type { Slices } from '../../src-shared/contract/slices.ts'
import type { Result } from '../../src-shared/result/result.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { decideMove, type Move, seatsFor } from './decide.ts'

export type AutopilotDeps = {
  /** The same way a page's command takes. */
  dispatch(name: CommandName, args: unknown): Promise<Result<unknown>>
  view(): Slices
  readonly clock: Clock
  readonly groups: number
  readonly rehearsal: boolean
  /** Calls once, when the seminar is over and its last screen has been seen for a moment. */
  onEnd?(): unknown
}

const everyMilliseconds = 100
/** Looks before it starts, and looks again at the end: a room's first and last screens want to be seen. */
const looks = 25

/** A simulated group that takes part through the same commands as people do. */
export const startAutopilot = (deps: AutopilotDeps): { stop(): void } => {
  let before = 0
  let after = 0
  let busy = false
  let stopped = false

  const startMove = (view: Slices): Move | null => {
    before += 1
    if (before < looks || !view.room.startable || view.seminar === null) return null
    const seats = Array.from({ length: deps.groups }, () => seatsFor(view.seminar?.content ?? { seats: { default: 7, least: 2, most: 12 } }))
    return { name: 'room.start', args: { seats, rehearsal: deps.rehearsal } }
  }

  const movesNow = (view: Slices): readonly Move[] => {
    const { phase } = view.room.programme
    const first = phase.name === 'before' ? startMove(view) : null
    const all = first === null ? view.groups.map((group) => decideMove(view, group, deps.clock.now())) : [first]
    return all.filter((move) => move !== null)
  }

  const tick = async () => {
    const view = deps.view()
    if (view.room.programme.phase.name === 'ended') {
      after += 1
      if (after === looks) deps.onEnd?.()
      return
    }
    for (const { name, args } of movesNow(view)) {
      if (stopped) return
      // Refused (a person was quicker, the programme moved on): the next look decides anew.
      await deps.dispatch(name, args)
    }
  }

  const cancel = deps.clock.every(everyMilliseconds, () => {
    if (busy) return
    busy = true
    void tick().finally(() => {
      busy = false
    })
  })
  return {
    stop: () => {
      stopped = true
      cancel()
    },
  }
}
