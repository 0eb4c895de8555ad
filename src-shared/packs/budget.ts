import type { Instant } from '../time/time.ts'

/** One edition of a seminar on the disk: its files by content, with their sizes in bytes. */
export type Kept = {
  readonly id: string
  readonly version: number
  readonly start: Instant
  readonly end: Instant
  readonly files: ReadonlyMap<string, number>
}

const key = ({ id, version }: Pick<Kept, 'id' | 'version'>) => `${id} ${version}`

/** Bytes of these editions together; what two of them share counts once. */
export const bytesOf = (kept: readonly Kept[]): number => {
  const contents = new Map(kept.flatMap(({ files }) => [...files]))
  return [...contents.values()].reduce((all, size) => all + size, 0)
}

/**
 * What has to go so that `coming` fits into `room` bytes, in the order in which it goes: older versions of a seminar
 * that has a newer one, then ended seminars, the longest ended first, then those that come last. Never the one that
 * is shown, and never one that begins before `coming`. Null: it does not fit whatever goes.
 */
export const toEvict = (
  kept: readonly Kept[],
  coming: Kept,
  asked: { readonly shown: string | null; readonly room: number; readonly now: Instant },
): readonly Kept[] | null => {
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
    if (left() <= asked.room) return gone
    gone.push(one)
  }
  return left() <= asked.room ? gone : null
}
