import type { Answers } from '../evaluation/view.ts'
import { type Language, localized } from '../i18n/language.ts'
import type { DeliveredItem } from '../plenary/items.ts'
import type { Manifest, Segment } from '../seminar/schema.ts'
import { spanOf } from '../seminar/span.ts'
import { comparisonsOf } from './comparisons.ts'
import { evaluationResult } from './evaluation-result.ts'
import type { Collected, Report, SeminarReport } from './report.ts'

/** `room`: null for an evaluation, and where rooms delivered into a folder. */
export type ReportItem = DeliveredItem & { readonly room: string | null }

/** Everything that is known of one seminar. `rooms`: those that came to its plenary; null where none was run. */
export type SeminarResults = {
  readonly manifest: Manifest
  readonly items: readonly ReportItem[]
  readonly rooms: readonly { readonly groups: number }[] | null
}

/** The report over some seminars, in the order of their days. */
export const reportOf = (results: readonly SeminarResults[], language: Language): Report => {
  const seminars = results.map((one) => seminarReport(one, language)).toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
  return { seminars, comparisons: comparisonsOf(seminars) }
}

const seminarReport = ({ manifest, items, rooms }: SeminarResults, language: Language): SeminarReport => ({
  id: manifest.id,
  title: localized(manifest.title, language),
  start: spanOf(manifest).start,
  timeZone: manifest.timeZone,
  rooms: rooms?.length ?? null,
  groups: rooms?.reduce((sum, { groups }) => sum + groups, 0) ?? null,
  evaluations: manifest.programme.flatMap((segment) =>
    segment.kind === 'evaluation' ? [evaluationResult(segment, sheetsOf(items, segment.id), language)] : [],
  ),
  collected: (['mainPoints', 'takeaways'] as const).flatMap((kind) =>
    manifest.programme.flatMap((segment) => collectedIn(segment, kind, items, language)),
  ),
})

const sheetsOf = (items: readonly ReportItem[], segment: string): readonly Answers[] =>
  items.filter((item) => item.kind === 'evaluation' && item.segment === segment).map(({ body }) => body as Answers)

const collectedIn = (
  segment: Pick<Segment, 'id' | 'title'>,
  kind: Collected['kind'],
  items: readonly ReportItem[],
  language: Language,
): readonly Collected[] => {
  const groups = items
    .filter((item) => item.kind === kind && item.segment === segment.id)
    .map(({ body }) => (body as { readonly texts: readonly string[] }).texts.filter((text) => text.trim() !== ''))
    .filter((texts) => texts.length > 0)
    // By the letters: the order of rooms would say whose they are.
    .toSorted((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1))
  return groups.length === 0 ? [] : [{ title: localized(segment.title, language), kind, groups }]
}
