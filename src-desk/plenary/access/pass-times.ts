import type { Manifest } from '../../../src-shared/seminar/schema.ts'
import { resolveLocal } from '../../../src-shared/time/zone.ts'
import { Stop } from '../../say.ts'

/** From the start of the seminar, in hours: time to test on the days before, and a long day. */
const hoursBefore = 48
const hoursAfter = 24
const hour = 3600

/** From when until when a pass of this seminar holds, in seconds since 1970. */
export const passTimes = ({ start, timeZone }: Pick<Manifest, 'start' | 'timeZone'>): { readonly from: number; readonly until: number } => {
  const begins = resolveLocal(start, timeZone)
  if (begins === null) throw new Stop(`The seminar has a time zone that this machine does not know: ${timeZone}.`)
  return { from: begins / 1000 - hoursBefore * hour, until: begins / 1000 + hoursAfter * hour }
}
