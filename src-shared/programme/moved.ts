import { duration, earlierOf, type Instant, plus } from '../time/time.ts'
import type { Plan, PlanSegment } from './plan.ts'

/** Fixed segments whose time somebody outside the room has changed for everybody, by id: the plenary's host. */
export type Moved = Readonly<Record<string, { readonly opensAt?: Instant; readonly endsAt?: Instant }>>

export const nothingMoved: Moved = {}

/** The plan with what was moved. Once more with the same changes it stays as it is. */
export const movedPlan = (plan: Plan, moved: Moved): Plan =>
  Object.keys(moved).length === 0 ? plan : { ...plan, segments: plan.segments.map((segment) => movedSegment(segment, moved)) }

const movedSegment = (segment: PlanSegment, moved: Moved): PlanSegment => {
  const change = moved[segment.id]
  if (change === undefined || segment.fixedAt === undefined) return segment
  const endsAt = change.endsAt ?? plus(segment.fixedAt, segment.planned)
  // What is over before it began is not waited for.
  const fixedAt = earlierOf(change.opensAt ?? segment.fixedAt, endsAt)
  const length = duration(Math.max(0, endsAt - fixedAt))
  return { ...segment, fixedAt, planned: length, minimum: length }
}
