import type { Manifest } from '../../src-shared/seminar/schema.ts'

/** What every recording of the pack would need added to reach the common loudness, in dB. */
const gainsOf = (programme: Manifest['programme']): readonly number[] =>
  programme.flatMap((segment) => {
    if (segment.kind === 'talk') return [segment.media.gainDb]
    if (segment.kind === 'session' && segment.media !== undefined) return [segment.media.gainDb]
    return []
  })

/**
 * How loud a recording is played, 0 to 1, so that all talks sound alike. The quietest one (with the
 * largest gain) is played in full and the others are turned down to it: turning up would distort.
 */
export const volumeFor = (gainDb: number, programme: Manifest['programme']): number => {
  const largest = Math.max(gainDb, ...gainsOf(programme))
  return Math.min(1, 10 ** ((gainDb - largest) / 20))
}
