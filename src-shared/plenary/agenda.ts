import type { Localized } from '../i18n/language.ts'
import type { Manifest, SegmentKind } from '../seminar/schema.ts'
import { timetableOf } from '../seminar/timetable.ts'
import type { Instant } from '../time/time.ts'

/** One item of the programme as planned, for a page that has no pack: where a room is by then that is neither late nor early. */
export type AgendaItem = {
  readonly id: string
  readonly kind: SegmentKind
  readonly title: Localized
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** Empty where this machine does not know the time zone. */
export const agendaOf = (manifest: Manifest): readonly AgendaItem[] => {
  const timetable = timetableOf(manifest)
  if (!timetable.ok) return []
  return timetable.value.rows.map(({ segment: { id, kind, title }, from, to }) => ({ id, kind, title: title ?? {}, startsAt: from, endsAt: to }))
}

/** Where the programme is at an instant. `item` null: before it, after it, or in a gap; `next` null: nothing comes any more. */
export const placeIn = (agenda: readonly AgendaItem[], at: Instant): { readonly item: AgendaItem | null; readonly next: AgendaItem | null } => ({
  item: agenda.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt) ?? null,
  next: agenda.find(({ startsAt }) => startsAt > at) ?? null,
})
