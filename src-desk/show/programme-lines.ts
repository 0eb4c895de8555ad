import { type Language, localized } from '../../src-shared/i18n/language.ts'
import type { DialoguePart, Manifest, Segment } from '../../src-shared/seminar/schema.ts'
import { type Row, timetableOf } from '../../src-shared/seminar/timetable.ts'
import { lengthText } from '../../src-shared/time/lengths.ts'
import { clockTimeAt } from '../../src-shared/time/zone.ts'

export type Shown = {
  readonly language: Language
  readonly parts: boolean /** What is to be said of an item beside its times. */
  noteOn?(index: number): string | undefined
}

/** The programme as a table: from, to, minutes, kind, what, and what may happen to its length. */
export const programmeLines = (manifest: Manifest, { language, parts, noteOn }: Shown): readonly string[] => {
  const timetable = timetableOf(manifest)
  if (!timetable.ok) return [`${manifest.timeZone} is no time zone that is known.`]
  const { rows, end, late } = timetable.value
  const clock = (at: Row['from']) => clockTimeAt(at, manifest.timeZone)
  const line = (from: Row['from'], to: Row['to'], kind: string, what: string) =>
    `${clock(from)}–${clock(to)}  ${minutes((to - from) / 1000)} min  ${kind.padEnd(10)}  ${what}`
  const table = rows.flatMap((row, index): readonly string[] => {
    const before = rows[index - 1]?.to
    const waits = row.gap > 0 && before !== undefined ? [line(before, row.from, '', `(everybody waits for ${clock(row.from)})`)] : []
    const notes = notesOn(row, noteOn?.(index))
    const own = line(row.from, row.to, row.segment.kind, `${localized(row.segment.title, language)}${notes === '' ? '' : `  (${notes})`}`)
    return [...waits, own, ...(parts ? partsOf(row.segment).map((part) => partLine(part, language, manifest.seats.default)) : [])]
  })
  const over =
    late > 0 ? [``, `It ends ${lengthText(late / 1000)} after its end at ${manifest.fixedEnd ?? ''}; the items that may be shorter give it.`] : []
  return [
    localized(manifest.title, language),
    `${manifest.start.slice(0, 10)}, ${manifest.start.slice(11)}–${clock(end)}, ${manifest.timeZone}; version ${manifest.version}`,
    '',
    ...table,
    ...over,
  ]
}

const minutes = (seconds: number): string => {
  const whole = Math.round(seconds / 60)
  return (whole === 0 && seconds > 0 ? '<1' : String(whole)).padStart(3)
}

const notesOn = ({ segment, late }: Row, note: string | undefined): string =>
  [
    segment.fixedAt === undefined ? '' : 'fixed',
    segment.minimumSeconds === undefined || segment.fixedAt !== undefined ? '' : `at least ${lengthText(segment.minimumSeconds)}`,
    late > 0 ? `the items before take ${lengthText(late / 1000)} longer than there is and give it` : '',
    note ?? '',
  ]
    .filter((one) => one !== '')
    .join(', ')

const partsOf = (segment: Segment): readonly DialoguePart[] =>
  segment.kind === 'dialogue' ? segment.parts : segment.kind === 'plenary' ? segment.offlineGuide : []

const partLine = (part: DialoguePart, language: Language, seats: number): string => {
  const length = part.kind === 'round' ? `${seats} × ${lengthText(part.secondsPerSeat)}` : lengthText(part.seconds)
  return `${' '.repeat(22)}${part.kind.padEnd(10)}  ${length.padEnd(12)}  ${localized(part.prompt, language)}`
}
