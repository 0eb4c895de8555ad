import { hours, type Instant, laterOf, minus } from '../time/time.ts'

/** One edition of a seminar on the disk, or on its way to it: its files by content, with their sizes in bytes. */
export type Kept = {
  readonly id: string
  readonly version: number
  readonly start: Instant
  readonly end: Instant
  readonly files: ReadonlyMap<string, number>
}

/** `shown`: the id of the seminar on the screen; `room`: bytes that all seminars together may ever take. */
export type Room = { readonly shown: string | null; readonly room: number; readonly now: Instant }

/** What has to go so that one more fits, or by how many bytes it does not fit whatever goes. */
export type Fit = { readonly fits: true; readonly evict: readonly Kept[] } | { readonly fits: false; readonly lacks: number }

const key = ({ id, version }: Pick<Kept, 'id' | 'version'>) => `${id} ${version}`

/** Bytes of these editions together; what two of them share counts once. */
export const bytesOf = (kept: readonly Kept[]): number => {
  const contents = new Map(kept.flatMap(({ files }) => [...files]))
  return [...contents.values()].reduce((all, size) => all + size, 0)
}

/**
 * What has to go so that `coming` fits, in the order in which it goes: older versions of a seminar that has a newer
 * one, then ended seminars, the longest ended first, then those that come last. Never the one that is shown, and never
 * one that begins before `coming`.
 */
export const fitIn = (kept: readonly Kept[], coming: Kept, asked: Room): Fit => {
  const others = kept.filter((one) => key(one) !== key(coming))
  const isOld = (one: Kept) => others.some((other) => other.id === one.id && other.version > one.version)
  const mayGo = others.filter(
    (one) => one.id !== asked.shown && one.id !== coming.id && (one.end <= asked.now || isOld(one) || one.start > coming.start),
  )
  const rank = (one: Kept) => (isOld(one) ? 0 : one.end <= asked.now ? 1 : 2)
  const order = mayGo.toSorted((a, b) => rank(a) - rank(b) || (rank(a) === 2 ? b.start - a.start : a.end - b.end))
  const gone: Kept[] = []
  const left = () => bytesOf([...others.filter((one) => !gone.includes(one)), coming])
  for (const one of order) {
    if (left() <= asked.room) break
    gone.push(one)
  }
  const over = left() - asked.room
  return over <= 0 ? { fits: true, evict: gone } : { fits: false, lacks: over }
}

/** A seminar for which there will be no room, and how many bytes it lacks. */
export type Short = { readonly coming: Kept; readonly lacks: number }

/** Until then before its start a seminar has to be here. */
const dayBefore = hours(24)

/**
 * Which of the seminars that are to come will not fit, one taken in after the other, the next one first. What will
 * have ended a day before a seminar begins can make room for it by then, so it is no reason to warn today.
 */
export const foresee = (kept: readonly Kept[], queue: readonly Kept[], asked: Room): readonly Short[] => {
  const short: Short[] = []
  let held = kept
  for (const coming of queue.toSorted((a, b) => a.start - b.start)) {
    const now = laterOf(asked.now, minus(coming.start, dayBefore))
    const stillShown = held.some(({ id, end }) => id === asked.shown && end > now) || now === asked.now
    const fit = fitIn(held, coming, { ...asked, now, shown: stillShown ? asked.shown : null })
    if (fit.fits) held = [...held.filter((one) => !fit.evict.includes(one) && key(one) !== key(coming)), coming]
    else short.push({ coming, lacks: fit.lacks })
  }
  return short
}
