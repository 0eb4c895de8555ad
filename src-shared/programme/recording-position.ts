import { type Duration, type Instant, zero } from '../time/time.ts'
import type { ProgrammeView } from './view.ts'

/** Where the room believes the recording to be: `position` at `asOf`, moving with the clock while `playing`. */
export type Believed = Pick<NonNullable<ProgrammeView['media']>, 'position' | 'asOf' | 'playing' | 'length'>

/** Position at an instant, never past the end. Before `asOf` it is what it was then. */
export const positionAt = (media: Believed, at: Instant): Duration =>
  Math.min(media.length, Math.max(zero, media.position + (media.playing ? Math.max(0, at - media.asOf) : 0))) as Duration
