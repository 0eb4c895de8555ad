import { type Duration, type Instant, zero } from '../../src-shared/time/time.ts'

/** Where main believes the recording to be: `position` at `asOf`, moving with the clock while `playing`. */
export type Believed = { readonly position: Duration; readonly asOf: Instant; readonly playing: boolean; readonly length: Duration }
/** What the page said last, and when. */
export type Reported = { readonly position: Duration; readonly at: Instant }

/** Position at an instant, never past the end. */
export const positionAt = (media: Believed, at: Instant): Duration =>
  Math.min(media.length, Math.max(zero, media.position + (media.playing ? at - media.asOf : 0))) as Duration

/** Main repeats what the page reported, at most about a second old. A greater difference is a move that main decided. */
const echoWithin = 2000

/**
 * Whether main has moved the recording (back ten seconds, an undo, a restored position), as against
 * repeating the page's own report. The page's own clock of the recording wins in everything smaller.
 */
export const wasMoved = (media: Believed, reported: Reported | null): boolean => {
  if (reported === null) return true
  const raw = media.position - reported.position
  const carriedOn = raw - (media.playing ? Math.max(0, media.asOf - reported.at) : 0)
  return Math.abs(raw) > echoWithin && Math.abs(carriedOn) > echoWithin
}
