import type { Plan, PlanSegment } from '../programme/plan.ts'
import { atLeast, atMost, duration, type Instant, minutes, seconds, sum } from '../time/time.ts'

const wholeRehearsal = minutes(10)
const shownOfRecording = seconds(20)
/** Long enough to see what a screen is for. */
const shortest = seconds(10)

/** The whole seminar in about ten minutes, from `now`: every screen once, the beginning of each recording, no fixed times. */
export const rehearsalPlan = (plan: Plan, now: Instant): Plan => {
  const shown = plan.segments.map((segment) => (segment.recording === undefined ? null : atMost(segment.recording, shownOfRecording)))
  const forRecordings = sum(shown.filter((length) => length !== null))
  const forOthers = sum(plan.segments.filter((segment) => segment.recording === undefined).map((segment) => segment.planned))
  const scale = Math.min(1, Math.max(0, wholeRehearsal - forRecordings) / Math.max(1, forOthers))

  const segments = plan.segments.map((segment, index): PlanSegment => {
    const { fixedAt: _, ...flowing } = segment
    const length = shown[index] ?? atMost(segment.planned, atLeast(duration(Math.round(segment.planned * scale)), shortest))
    const minimum = segment.recording === undefined ? atMost(length, duration(Math.round(segment.minimum * scale))) : length
    return { ...flowing, planned: length, minimum }
  })
  return { segments, start: now }
}
