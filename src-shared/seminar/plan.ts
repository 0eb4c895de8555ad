import type { Advance, Plan, PlanSegment } from '../programme/plan.ts'
import { fail, ok, type Result } from '../result/result.ts'
import { type Duration, duration, type Instant, laterOf, plus, seconds } from '../time/time.ts'
import { clockTimeOn, resolveLocal } from '../time/zone.ts'
import type { Manifest, Media, Segment } from './schema.ts'

/** Recordings that cannot be played, by segment id. */
export type MediaProblems = Readonly<Record<string, 'missing' | 'unreadable'>>

/** The programme as the engine runs it: all clock times resolved in the seminar's time zone, all lengths in milliseconds. */
export const planOf = (manifest: Manifest, mediaProblems: MediaProblems = {}): Result<Plan, { reason: 'unknown-time-zone' }> => {
  const { programme, timeZone } = manifest
  const start = resolveLocal(manifest.start, timeZone)
  if (start === null) return fail('unknown-time-zone', { params: { timeZone } })
  // The zone is known from here on: a clock time on a day that exists always resolves.
  const at = (clockTime: string | undefined): { at?: Instant } => {
    const resolved = clockTime === undefined ? null : clockTimeOn(start, clockTime, timeZone)
    return resolved === null ? {} : { at: resolved }
  }
  const segments = programme.map((segment, index): PlanSegment => {
    const { at: fixedAt } = at(segment.fixedAt)
    return {
      id: segment.id,
      kind: segment.kind,
      ...lengthsOf(segment),
      ...(fixedAt === undefined ? {} : { fixedAt }),
      advance: advanceOf(segment, programme[index + 1]),
      ...(segment.id in mediaProblems ? { unplayable: true } : {}),
    }
  })
  const { at: fixedEnd } = at(manifest.fixedEnd)
  return ok({ segments, start, ...(fixedEnd === undefined ? {} : { fixedEnd }) })
}

const recordingOf = (segment: Segment): Media | undefined => {
  if (segment.kind === 'talk') return segment.media
  return segment.kind === 'session' && segment.mode === 'prerecorded' ? segment.media : undefined
}

const lengthsOf = (segment: Segment): Pick<PlanSegment, 'planned' | 'minimum' | 'recording'> => {
  const media = recordingOf(segment)
  if (media !== undefined) {
    const length = duration(Math.round(media.duration * 1000))
    return { planned: length, minimum: length, recording: length }
  }
  // A fixed segment ends at the same time for everybody, so it has nothing to give.
  const elastic = segment.fixedAt === undefined && segment.minimumSeconds !== undefined
  return { planned: seconds(segment.seconds), minimum: seconds(elastic ? Math.min(segment.minimumSeconds ?? 0, segment.seconds) : segment.seconds) }
}

const advanceOf = (segment: Segment, next: Segment | undefined): Advance => {
  if (recordingOf(segment) !== undefined) return segment.advance === 'moderator' ? 'moderator' : 'media'
  if (segment.advance === 'auto' || segment.advance === 'moderator') return segment.advance
  switch (segment.kind) {
    case 'welcome':
    case 'pause':
    case 'plenary':
    case 'closing':
      return 'auto'
    case 'session':
      return next?.fixedAt === undefined ? 'moderator' : 'auto'
    case 'talk':
    case 'dialogue':
    case 'evaluation':
    case 'unknown':
      return 'moderator'
  }
}

/** A fixed time that cannot be met, and by how much even when everything before it is at its minimum. */
export type PlanProblem = { readonly segment: string; readonly by: Duration }

/** What is impossible in the programme itself, whoever runs it. The end of the whole stands under the last segment. */
export const planProblems = (plan: Plan): readonly PlanProblem[] => {
  const problems: PlanProblem[] = []
  const missed = (segment: string, at: Instant, arrival: Instant) => {
    if (arrival > at) problems.push({ segment, by: duration(arrival - at) })
  }
  let arrival = plan.start
  for (const segment of plan.segments) {
    if (segment.fixedAt === undefined) arrival = plus(arrival, segment.minimum)
    else {
      missed(segment.id, segment.fixedAt, arrival)
      arrival = laterOf(arrival, plus(segment.fixedAt, segment.planned))
    }
  }
  const last = plan.segments.at(-1)
  if (plan.fixedEnd !== undefined && last !== undefined) missed(last.id, plan.fixedEnd, arrival)
  return problems
}
