import { type Instant, laterOf } from '../time/time.ts'
import { abandonedAt } from './abandoned.ts'
import { endsByItself } from './ends.ts'
import { enter, leave, pullTo } from './moves.ts'
import type { Plan } from './plan.ts'
import { nextPull } from './rendezvous.ts'
import { type ProgrammeState, segmentAt } from './state.ts'

/** What the programme does next by itself, if nobody does anything before. */
export type Move =
  | { readonly name: 'start'; readonly at: Instant }
  | { readonly name: 'arrive'; readonly at: Instant; readonly index: number }
  | { readonly name: 'end'; readonly at: Instant }
  | { readonly name: 'pull'; readonly at: Instant; readonly index: number }
  | { readonly name: 'abandon'; readonly at: Instant }

/** At the same instant a fixed time goes before the end of a segment: nothing is entered only to be left. */
const precedence = { pull: 0, start: 1, arrive: 1, end: 2, abandon: 3 } as const

export const movesOf = (plan: Plan, state: ProgrammeState): readonly Move[] => {
  const { stage, since } = state
  switch (stage.name) {
    case 'before':
    case 'ended':
      return []
    case 'armed':
      return [{ name: 'start', at: laterOf(plan.start, since) }]
    case 'waiting':
      return [{ name: 'arrive', at: laterOf(segmentAt(plan, stage.index).fixedAt ?? since, since), index: stage.index }]
    case 'running': {
      const pull = nextPull(plan, state, stage.current)
      const end = endsByItself(plan, state, stage.current)
      return [
        ...(pull === null ? [] : [{ name: 'pull', ...pull } as const]),
        ...(end === null ? [] : [{ name: 'end', at: laterOf(end, since) } as const]),
        { name: 'abandon', at: abandonedAt(plan, state, stage.current) },
      ]
    }
  }
}

export const earliest = (moves: readonly Move[]): Move | null =>
  moves.reduce<Move | null>(
    (first, move) =>
      first === null || move.at < first.at || (move.at === first.at && precedence[move.name] < precedence[first.name]) ? move : first,
    null,
  )

export const nextMove = (plan: Plan, state: ProgrammeState): Move | null => earliest(movesOf(plan, state))

export const make = (plan: Plan, state: ProgrammeState, move: Move): ProgrammeState => {
  const { stage } = state
  if (move.name === 'start') return enter(plan, state, 0, move.at)
  if (move.name === 'arrive') return enter(plan, state, move.index, move.at)
  if (stage.name !== 'running') return state
  switch (move.name) {
    case 'end':
      return enter(plan, leave(state, stage.current, move.at, 'done'), stage.current.index + 1, move.at)
    case 'pull':
      return pullTo(plan, state, stage.current, move.index, move.at)
    case 'abandon':
      return { ...leave(state, stage.current, move.at, 'done'), stage: { name: 'ended', at: move.at }, paused: false }
  }
}

/**
 * Makes all moves that are due up to an instant, each at its own time. Every move leads to a later segment, so this
 * ends; and the outcome does not depend on how often somebody asks in between.
 */
export const settle = (plan: Plan, state: ProgrammeState, at: Instant): ProgrammeState => {
  let settled = state
  for (let move = nextMove(plan, settled); move !== null && move.at <= at; move = nextMove(plan, settled)) settled = make(plan, settled, move)
  return settled
}
