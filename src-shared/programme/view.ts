import type { SegmentKind } from '../seminar/schema.ts'
import type { Countdown, Duration, Instant } from '../time/time.ts'

/** One line of the timeline: what was, is and will be, as things stand now. */
export type ScheduleRow = {
  readonly id: string
  readonly kind: SegmentKind
  readonly state: 'done' | 'current' | 'coming' | 'skipped'
  readonly starts: Instant
  readonly ends: Instant
  readonly planned: Duration
  /** The length it gets; less than `planned` where minutes were lost, more where it was extended. */
  readonly allotted: Duration
  readonly fixedAt?: Instant
  /** When the plenary's host ended it for everybody. */
  readonly releasedAt?: Instant
  /** Why it was skipped. `rendezvous`: there was no time left before a fixed time. */
  readonly skippedBy?: 'moderator' | 'rendezvous' | 'media'
}

/** What the group must know about its programme beside what is on. */
export type ProgrammeNotice =
  | { readonly kind: 'shortened'; readonly segments: readonly { readonly id: string; readonly by: Duration }[]; readonly lost: Duration }
  /** A fixed time cannot be reached even with everything at its minimum; the moderator has a choice. */
  | { readonly kind: 'late-for'; readonly segment: string; readonly by: Duration; readonly choice: LateChoice | null }
  | { readonly kind: 'ends-late'; readonly by: Duration }

export type LateChoice = 'join-late' | 'skip-rest'

export type UndoableAction =
  | 'next'
  | 'back'
  | 'skip'
  | 'extend'
  | 'shorten'
  | 'pause'
  | 'resume'
  | 'turn-next'
  | 'turn-pass'
  | 'turn-back'
  | 'round-close'
  | 'part-next'
  | 'evaluation-close'
  | 'late-choice'

export type ProgrammeView = {
  readonly phase: /** Nobody has pressed start yet. */
    | { readonly name: 'before' }
    /** The group is ready before the time; starts by itself at `until`. */
    | { readonly name: 'armed'; readonly until: Instant }
    | { readonly name: 'running'; readonly segment: string; readonly enteredAt: Instant }
    /** Between two segments: the next one begins at a fixed time. */
    | { readonly name: 'waiting'; readonly segment: string; readonly until: Instant }
    | { readonly name: 'ended'; readonly at: Instant }
  readonly paused: boolean
  /** How long is left of the current segment; absent while waiting, before and after. */
  readonly countdown?: Countdown
  /** Where the recording is: `position` at `asOf`, moving with the clock while `playing`. */
  readonly media?: {
    readonly position: Duration
    readonly asOf: Instant
    readonly playing: boolean
    readonly length: Duration
    readonly failed: boolean
  }
  readonly next?: { readonly segment: string; readonly starts: Instant; readonly fixed: boolean }
  readonly rows: readonly ScheduleRow[]
  readonly notices: readonly ProgrammeNotice[]
  readonly undo?: { readonly event: number; readonly action: UndoableAction; readonly until: Instant }
}
