import type { SegmentKind } from '../seminar/schema.ts'
import type { Duration, Instant } from '../time/time.ts'

export type Advance = 'auto' | 'moderator' | 'media'

/** One segment as the engine sees it: lengths and rules, no content. */
export type PlanSegment = {
  readonly id: string
  readonly kind: SegmentKind
  readonly planned: Duration
  /** Equal to `planned` where the segment is not elastic. A recording is never elastic. */
  readonly minimum: Duration
  readonly fixedAt?: Instant
  readonly advance: Advance
  /** The whole length of the recording that this segment plays. A rehearsal plans for less and stops there. */
  readonly recording?: Duration
  /** The recording cannot be played: the segment says so for a moment and the programme goes on. */
  readonly unplayable?: true
}

/** The programme with all its clock times resolved in the seminar's time zone. */
export type Plan = {
  readonly segments: readonly PlanSegment[]
  readonly start: Instant
  readonly fixedEnd?: Instant
}
