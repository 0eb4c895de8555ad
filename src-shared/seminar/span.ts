import { type Instant, instant, plus, seconds } from '../time/time.ts'
import { resolveLocal } from '../time/zone.ts'
import type { Manifest } from './schema.ts'

/** When a seminar begins and ends, as planned. */
export const spanOf = ({ start, fixedEnd, timeZone, programme }: Manifest): { readonly start: Instant; readonly end: Instant } => {
  const begins = resolveLocal(start, timeZone) ?? instant(0)
  const planned = plus(begins, seconds(programme.reduce((all, segment) => all + segment.seconds, 0)))
  const fixed = fixedEnd === undefined ? null : resolveLocal(`${start.slice(0, 10)}T${fixedEnd}`, timeZone)
  return { start: begins, end: fixed ?? planned }
}
