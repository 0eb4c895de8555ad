import type { Manifest } from '../seminar/schema.ts'
import type { Instant } from '../time/time.ts'
import type { PlenaryTimes } from './view.ts'

/**
 * What a plenary's events belong to: a segment of the programme, by its id, or a trial before the seminar. Each has its
 * own queue, floor, stage and board, so that neither a trial nor the plenary before steers the one that is on.
 */
export type Occasion = string

/** No segment is called so: an id begins with a letter or a digit. */
export const trial: Occasion = '-trial'

export const isTrial = ({ startsAt }: Pick<PlenaryTimes, 'startsAt'>, now: Instant): boolean => now < startsAt

export const occasionAt = (times: Pick<PlenaryTimes, 'startsAt' | 'segment'>, now: Instant): Occasion => (isTrial(times, now) ? trial : times.segment)

/** The plenary on whose board stands what came out of a segment: the next one after it, or the last there was. Null: there is none. */
export const boardOf = ({ programme }: Pick<Manifest, 'programme'>, segment: string): string | null => {
  const from = programme.findIndex(({ id }) => id === segment)
  const plenaries = programme.flatMap(({ kind, id }, index) => (kind === 'plenary' ? [{ id, index }] : []))
  return (plenaries.find(({ index }) => index >= from) ?? plenaries.at(-1))?.id ?? null
}
