import type { VerifiedPack } from '../../src-main/packs/reader/verified-pack.ts'
import { draftPath } from '../../src-shared/draft/draft-content.ts'
import { type Language, localized } from '../../src-shared/i18n/language.ts'
import { bytesToFetch } from '../../src-shared/packs/to-fetch.ts'
import { type Change, changesBetween } from '../../src-shared/seminar/changes.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { timetableOf } from '../../src-shared/seminar/timetable.ts'
import { lengthText } from '../../src-shared/time/lengths.ts'
import { clockTimeAt } from '../../src-shared/time/zone.ts'
import { bytesText } from '../say.ts'

export type Difference = { readonly same: boolean; readonly lines: readonly string[] }

/** What is different between two versions of a seminar: the programme, the texts, the files, and what a room fetches. */
export const differenceBetween = (before: VerifiedPack, after: VerifiedPack, language: Language): Difference => {
  const [was, is] = [before.manifest, after.manifest]
  const changes = changesBetween(was, is)
  const of = (...groups: readonly Change['group'][]) => changes.values.filter(({ group }) => groups.includes(group))
  const programme = [
    ...changes.removed.map((id) => `- ${itemLine(was, id, language)}`),
    ...changes.added.map((id) => `+ ${itemLine(is, id, language)}`),
    ...(changes.reordered ? [`  the order is now: ${is.programme.map(({ id }) => id).join(', ')}`] : []),
    ...movedLines(was, is),
    ...of('programme').map(valueLine),
  ]
  const files = fileLines(was, is)
  const sections = [
    section('Seminar', [...keyLines(before, after), ...of('seminar').map(valueLine)]),
    section('Programme', programme),
    section('Texts', of('texts').flatMap(textLines)),
    section('Recordings', of('media').map(valueLine)),
    section('Files', files),
  ]
  const same = sections.every((lines) => lines.length === 0)
  const control = Object.values(after.control).reduce((sum, bytes) => sum + bytes.length, 0)
  const fetched = bytesToFetch({ files: was.files, leaves: before.leaves }, { files: is.files, leaves: after.leaves })
  const all = bytesText(control + is.files.reduce((sum, { size }) => sum + size, 0))
  return {
    same,
    lines: [
      `${was.id}, version ${was.version} → ${is.id === was.id ? '' : `${is.id}, `}version ${is.version}`,
      ...warnings(was, is, same),
      ...(same ? ['', 'Their content is the same.'] : sections.flat()),
      '',
      `A room that has the first fetches ${bytesText(control + fetched)} of ${all}; one that has nothing fetches ${all}.`,
    ],
  }
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]

const warnings = (was: Manifest, is: Manifest, same: boolean): readonly string[] => {
  if (was.id !== is.id) return ['They are two seminars, not two versions of one.']
  if (is.version < was.version) return ['The second is the older one: rooms that have the first refuse it.']
  return is.version === was.version && !same ? ['Both have the same version: rooms that have the first refuse the second. Raise the version.'] : []
}

const keyLines = (before: VerifiedPack, after: VerifiedPack): readonly string[] =>
  before.fingerprint === after.fingerprint ? [] : [`signed by: ${before.fingerprint} → ${after.fingerprint}`]

/** From and to of each item on the clock of the seminar, by its id. */
const timesOf = (manifest: Manifest): ReadonlyMap<string, string> => {
  const timetable = timetableOf(manifest)
  const clock = (at: Parameters<typeof clockTimeAt>[0]) => clockTimeAt(at, manifest.timeZone)
  return new Map(timetable.ok ? timetable.value.rows.map(({ segment, from, to }) => [segment.id, `${clock(from)}–${clock(to)}`]) : [])
}

const itemLine = (manifest: Manifest, id: string, language: Language): string => {
  const segment = manifest.programme.find((one) => one.id === id)
  return segment === undefined ? id : `${timesOf(manifest).get(id) ?? ''}  ${segment.kind}  ${localized(segment.title, language)}`
}

const movedLines = (was: Manifest, is: Manifest): readonly string[] => {
  const before = timesOf(was)
  return [...timesOf(is)].flatMap(([id, times]) => {
    const earlier = before.get(id)
    return earlier === undefined || earlier === times ? [] : [`~ ${id}: ${earlier} → ${times}`]
  })
}

/** In the words of seminar.yaml. */
const placeOf = (where: string): string => draftPath(where.replace(/^programme\./, '').split('.')).join('.')

const valueLine = (change: Change): string => {
  const { where } = change
  const said = (value: string | null) => (value !== null && /econds(?:PerSeat)?$/.test(where) ? lengthText(Number(value)) : value)
  const [from, to] = [said(change.from), said(change.to)]
  if (from === null) return `+ ${placeOf(where)}: ${to ?? ''}`
  return to === null ? `- ${placeOf(where)}: ${from}` : `~ ${placeOf(where)}: ${from} → ${to}`
}

const textLines = ({ where, from, to }: Change): readonly string[] => [
  placeOf(where),
  ...(from === null ? [] : [`  - ${from.replaceAll('\n', '\n      ')}`]),
  ...(to === null ? [] : [`  + ${to.replaceAll('\n', '\n      ')}`]),
]

const fileLines = (was: Manifest, is: Manifest): readonly string[] => {
  const before = new Map(was.files.map((file) => [file.path, file]))
  const contents = new Map(was.files.map((file) => [file.sha256, file.path]))
  const after = new Set(is.files.map(({ path }) => path))
  return [
    ...was.files.filter(({ path }) => !after.has(path)).map(({ path, size }) => `- ${path} (${bytesText(size)})`),
    ...is.files.flatMap(({ path, size, sha256 }) => {
      const earlier = before.get(path)
      const same = contents.get(sha256)
      if (earlier === undefined) return [`+ ${path} (${bytesText(size)}${same === undefined ? '' : `, was ${same}`})`]
      return earlier.sha256 === sha256 ? [] : [`~ ${path} (${bytesText(earlier.size)} → ${bytesText(size)})`]
    }),
  ]
}
