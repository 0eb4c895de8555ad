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
  /** Calls once: when the seminar is over and its last screen has been seen for a moment, or when none can be started. */
  onEnd?(outcome: 'held' | 'not-startable'): unknown
}

const everyMilliseconds = 100
/** Looks before it starts, and looks again at the end: a room's first and last screens want to be seen. */
const looks = 25
const fewestLooks = 12
/** Gives up on a seminar that could not be started for so many looks. */
const mostLooks = 150
/** A first participant takes their time, so that each question is seen; room time that any answer takes at the least. */
const firstAnswerLooks = 5
const summaryLooks = 12
const answerTakes = 1000

/** A simulated group that takes part through the same commands as people do. */
export const startAutopilot = (deps: AutopilotDeps): { stop(): void } => {
  let before = 0
  let after = 0
  let lookedAtFirst = 0
  let lookedAtSummary = 0
  let lastLook = deps.clock.now()
  let busy = false
  let stopped = false

  const startMove = (view: Slices): Move | null => {
    before += 1
    if (before === mostLooks) deps.onEnd?.('not-startable')
    const due = (view.room.programme.rows[0]?.starts ?? Number.POSITIVE_INFINITY) <= deps.clock.now()
    if (before < (due ? fewestLooks : looks) || !view.room.startable || view.seminar === null) return null
    const seats = Array.from({ length: deps.groups }, () => seatsFor(view.seminar?.content ?? { seats: { default: 7, least: 2, most: 12 } }))
    return { name: 'room.start', args: { seats, rehearsal: deps.rehearsal } }
  }

  const movesNow = (view: Slices): readonly Move[] => {
    const { phase } = view.room.programme
    const first = phase.name === 'before' ? startMove(view) : null
    const all = first === null ? view.groups.map((group) => decideMove(view, group, deps.clock.now())) : [first]
    return all.filter((move) => move !== null)
  }

  const make = async (moves: readonly Move[]) => {
    for (const { name, args } of moves) {
      if (stopped) return
      // Refused (a person was quicker, the programme moved on): the next look decides anew.
      await deps.dispatch(name, args)
    }
  }

  /** Answers come one by one, as many as fit into the room time since the last look. */
  const answer = async (since: number) => {
    for (let left = Math.max(1, Math.floor(since / answerTakes)); left > 0 && !stopped; left -= 1) {
      const view = deps.view()
      if (!view.groups.some(({ evaluation }) => evaluation !== null)) return
      const first = view.groups.some(({ evaluation }) => evaluation?.step.name !== 'closed' && evaluation?.step.done === 0)
      lookedAtFirst = first ? lookedAtFirst + 1 : 0
      if (first && lookedAtFirst % firstAnswerLooks !== 0) return
      await make(movesNow(view))
      if (first) return
    }
  }

  const tick = async () => {
    const view = deps.view()
    if (view.room.programme.phase.name === 'ended') {
      after += 1
      if (after === looks) deps.onEnd?.('held')
      return
    }
    const now = deps.clock.now()
    const since = now - lastLook
    lastLook = now
    const evaluations = view.groups.map(({ evaluation }) => evaluation).filter((evaluation) => evaluation !== null)
    lookedAtSummary = evaluations.length > 0 && evaluations.every(({ step }) => step.name === 'closed') ? lookedAtSummary + 1 : 0
    if (lookedAtSummary > 0 && lookedAtSummary < summaryLooks) return
    if (evaluations.length > 0) await answer(since)
    else await make(movesNow(view))
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
