import type { Plan } from '../programme/plan.ts'
import { fail, ok, type Result } from '../result/result.ts'
import { plus } from '../time/time.ts'
import type { PlenaryTimes } from './view.ts'

/** When a programme's plenary is: the one that is named, or the only one. Without a fixed time, when the plan comes to it. */
export const plenaryTimes = (plan: Plan, named: string | null): Result<PlenaryTimes, { readonly reason: 'no-plenary' | 'several-plenaries' }> => {
  const plenaries = plan.segments.filter(({ kind, id }) => kind === 'plenary' && (named === null || named === id))
  const [found, ...others] = plenaries
  if (found === undefined) return fail('no-plenary')
  if (others.length > 0) return fail('several-plenaries')
  let arrival = plan.start
  for (const segment of plan.segments) {
    const opensAt = segment.fixedAt ?? arrival
    arrival = plus(opensAt, segment.planned)
    if (segment === found) return ok({ segment: found.id, startsAt: plan.start, opensAt, endsAt: arrival })
  }
  return fail('no-plenary')
}
