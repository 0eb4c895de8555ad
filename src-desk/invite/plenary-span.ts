import { plenaryTimes } from '../../src-shared/plenary/times.ts'
import { planOf } from '../../src-shared/seminar/plan.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { Stop } from '../say.ts'

/** From when until when presenters and hosts are needed: from the first plenary of the programme to the end of its last. */
export const plenarySpan = (manifest: Manifest): { readonly start: Instant; readonly end: Instant } => {
  const plan = planOf(manifest)
  if (!plan.ok) throw new Stop(`The seminar has a time zone that this machine does not know: ${manifest.timeZone}.`)
  const all = plan.value.segments.flatMap(({ kind, id }) => {
    const times = kind === 'plenary' ? plenaryTimes(plan.value, id) : null
    return times?.ok === true ? [times.value] : []
  })
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) throw new Stop(`The programme of ${manifest.id} has no plenary to invite anybody to.`)
  return { start: first.opensAt, end: last.endsAt }
}
