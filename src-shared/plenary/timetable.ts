import type { Localized } from '../i18n/language.ts'
import type { Plan } from '../programme/plan.ts'
import type { Manifest, SegmentKind } from '../seminar/schema.ts'
import { type Instant, plus } from '../time/time.ts'

/** One item of the programme with its times as planned: what a room does by then that is neither late nor early. */
export type TimetableItem = {
  readonly id: string
  readonly kind: SegmentKind
  readonly title: Localized
  readonly startsAt: Instant
  readonly endsAt: Instant
}

export const timetableOf = (plan: Plan, { programme }: Pick<Manifest, 'programme'>): readonly TimetableItem[] => {
  let arrival = plan.start
  return plan.segments.map(({ id, kind, planned, fixedAt }) => {
    const startsAt = fixedAt ?? arrival
    arrival = plus(startsAt, planned)
    return { id, kind, title: programme.find((segment) => segment.id === id)?.title ?? {}, startsAt, endsAt: arrival }
  })
}

/** Where the programme is at an instant; both null where it is over. Between two items the earlier one is over. */
export const placeIn = (timetable: readonly TimetableItem[], at: Instant): { readonly item: TimetableItem | null; readonly next: TimetableItem | null } => ({
  item: timetable.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt) ?? null,
  next: timetable.find(({ startsAt }) => startsAt > at) ?? null,
})
