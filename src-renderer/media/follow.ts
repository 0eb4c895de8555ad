import { type Believed, positionAt } from '../../src-shared/programme/recording-position.ts'
import { type Duration, type Instant, instant } from '../../src-shared/time/time.ts'

/** What the page said last, and when. */
export type Reported = { readonly position: Duration; readonly at: Instant }

/** Main repeats what the page reported, at most about a second old. A greater difference is a move that main decided. */
const echoWithin = 2000

/**
 * Whether main has moved the recording (back ten seconds, an undo, a restored position), as against repeating the
 * page's own report or carrying it on with the clock. The page's own clock of the recording wins in everything smaller.
 */
export const wasMoved = (media: Believed, reported: Reported | null): boolean => {
  if (reported === null) return true
  const { position, at } = reported
  const raw = positionAt(media, instant(Math.max(media.asOf, at))) - position
  const carriedOn = raw - (media.playing ? Math.max(0, media.asOf - at) : 0)
  return Math.abs(raw) > echoWithin && Math.abs(carriedOn) > echoWithin
}
