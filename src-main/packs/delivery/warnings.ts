import { type Duration, hours, type Instant } from '../../../src-shared/time/time.ts'
import type { Troubles } from '../../room/troubles.ts'
import type { DeliveryState } from './delivery-state.ts'

/** From then on before its start the room is told that a seminar is late; before that it is for staff alone. */
const nearBy = hours(24)
/** A disk is not made larger in a day, so whoever comes by in the days before is told. */
const daysBefore = hours(72)

/** What everybody in the room should know: the next seminar is not all here, or will not fit. */
export const warn = ({ stored, short }: DeliveryState, troubles: Troubles, now: Instant): void => {
  const isWithin = (time: Duration, start: Instant) => start - now < time
  const complete = stored.filter(({ state }) => state === 'complete')
  const late = stored.find(
    // A newer edition that is not all here yet leaves the one before.
    ({ id, state, start, end }) => state === 'partial' && end > now && isWithin(nearBy, start) && !complete.some((one) => one.id === id),
  )
  if (late === undefined) troubles.clear('pack-late')
  else troubles.set({ id: 'pack-late', reason: 'pack-late', severity: 'trouble', title: late.manifest.title })
  const next = short.find(({ coming }) => isWithin(daysBefore, coming.start))
  if (next === undefined) troubles.clear('disk-small')
  else troubles.set({ id: 'disk-small', reason: 'disk-small', severity: 'trouble', title: next.title })
}
