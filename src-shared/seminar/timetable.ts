import { ok, type Result } from '../result/result.ts'
import { between, type Duration, duration, type Instant, plus, zero } from '../time/time.ts'
import { planOf } from './plan.ts'
import type { Manifest, Segment } from './schema.ts'

/** One line of the programme as planned. `late`: the items before take so much longer than there is; the elastic ones give it. */
export type Row = {
  readonly segment: Segment
  readonly from: Instant
  readonly to: Instant
  /** Before it: time in which the room waits for it. */
  readonly gap: Duration
  readonly late: Duration
}

export type Timetable = {
  readonly rows: readonly Row[]
  readonly end: Instant
  /** By which the last item ends after the fixed end of the whole. */
  readonly late: Duration
}

/** When each item begins and ends if everybody is on time: fixed ones at their time, the others one after the other. */
export const timetableOf = (manifest: Manifest): Result<Timetable, { reason: 'unknown-time-zone' }> => {
  const plan = planOf(manifest)
  if (!plan.ok) return plan
  let at = plan.value.start
  const rows = manifest.programme.flatMap((segment, index): readonly Row[] => {
    const planned = plan.value.segments[index]
    if (planned === undefined) return []
    const from = planned.fixedAt ?? at
    const gap = between(at, from)
    at = plus(from, planned.planned)
    return [{ segment, from, to: at, gap: gap > 0 ? gap : zero, late: gap < 0 ? duration(-gap) : zero }]
  })
  const { fixedEnd } = plan.value
  return ok({ rows, end: at, late: fixedEnd !== undefined && at > fixedEnd ? between(fixedEnd, at) : zero })
}
