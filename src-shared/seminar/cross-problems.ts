import { resolveLocal } from '../time/zone.ts'
import { type Problem, pathText } from './problem.ts'
import type { DialoguePart, Manifest, Media, Question } from './schema.ts'

type Place = Problem['path']

/** What a manifest says of one place and denies in another: where, and what to do. */
export const crossProblems = (manifest: Manifest): Problem[] => [
  ...times(manifest),
  ...repeated(
    ['files'],
    manifest.files.map(({ path }) => path.toLowerCase()),
    'path',
  ),
  ...repeated(
    ['people'],
    manifest.people.map(({ id }) => id),
    'id',
  ),
  ...repeated(
    ['programme'],
    manifest.programme.map(({ id }) => id),
    'id',
  ),
  ...seats(manifest),
  ...manifest.programme.flatMap((_, index) => segmentProblems(manifest, index)),
]

const times = ({ timeZone, start, validity }: Manifest): Problem[] => {
  if (resolveLocal('2000-01-01T12:00', timeZone) === null)
    return [{ path: ['timeZone'], text: `${timeZone} is unknown; use an IANA name such as Europe/Stockholm` }]
  const named: readonly (readonly [Place, string | undefined])[] = [
    [['start'], start],
    [['validity', 'from'], validity?.from],
    [['validity', 'until'], validity?.until],
  ]
  const bad = named.filter(([, at]) => at !== undefined && resolveLocal(at, timeZone) === null)
  const problems = bad.map(([path, at]): Problem => ({ path, text: `there is no ${at}; correct the date` }))
  if (validity?.from !== undefined && validity.until !== undefined && validity.from >= validity.until) {
    problems.push({ path: ['validity'], text: 'ends before it begins; swap or correct the two' })
  }
  return problems
}

const repeated = (where: Place, names: readonly string[], field: string): Problem[] =>
  names.flatMap((name, index) => {
    const first = names.indexOf(name)
    if (first === index) return []
    return [{ path: [...where, index, field], text: `${name} is also ${pathText([...where, first])}; each must be there once` }]
  })

const seats = ({ seats: { least, default: usual, most } }: Manifest): Problem[] =>
  least <= usual && usual <= most ? [] : [{ path: ['seats'], text: `${least}, ${usual}, ${most} are not in order; least <= default <= most` }]

const segmentProblems = (manifest: Manifest, index: number): Problem[] => {
  const segment = manifest.programme[index]
  if (segment === undefined) return []
  const where: Place = ['programme', index]
  switch (segment.kind) {
    case 'talk':
      return [...speakers(manifest, segment.speakers, where), ...mediaProblems(manifest, segment.media, where)]
    case 'session': {
      const own = speakers(manifest, segment.speakers, where)
      if (segment.media !== undefined) return [...own, ...mediaProblems(manifest, segment.media, where)]
      return segment.mode === 'prerecorded'
        ? [...own, { path: [...where, 'media'], text: 'missing; a prerecorded session needs a recording, or make it live' }]
        : own
    }
    case 'evaluation':
      return questions(segment.questions, where)
    case 'dialogue':
      return summaries(segment.parts, [...where, 'parts'])
    case 'plenary':
      return summaries(segment.offlineGuide, [...where, 'offlineGuide'])
    case 'welcome':
    case 'pause':
    case 'closing':
    case 'unknown':
      return []
  }
}

const speakers = ({ people }: Manifest, ids: readonly string[], where: Place): Problem[] =>
  ids.flatMap((id, index) =>
    people.some((person) => person.id === id)
      ? []
      : [{ path: [...where, 'speakers', index], text: `nobody in people has the id ${id}; add the person or correct the id` }],
  )

const mediaProblems = ({ files }: Manifest, media: Media, segment: Place): Problem[] => {
  const where = [...segment, 'media']
  const listed = new Set(files.map(({ path }) => path))
  const paths: readonly (readonly [Place, string | undefined])[] = [
    ...media.sources.map(({ path }, index) => [['sources', index, 'path'], path] as const),
    ...media.captions.map(({ path }, index) => [['captions', index, 'path'], path] as const),
    [['slides'], media.slides],
    [['poster'], media.poster],
  ]
  const missing = paths.flatMap(([field, path]): Problem[] =>
    path === undefined || listed.has(path)
      ? []
      : [{ path: [...where, ...field], text: `${path} is not in files; list it there or correct the path` }],
  )
  return [
    ...missing,
    ...repeated(
      [...where, 'captions'],
      media.captions.map(({ language }) => language),
      'language',
    ),
  ]
}

const questions = (all: readonly Question[], where: Place): Problem[] => [
  ...repeated(
    [...where, 'questions'],
    all.map(({ id }) => id),
    'id',
  ),
  ...all.flatMap((question, index) =>
    question.kind === 'choice'
      ? repeated(
          [...where, 'questions', index, 'options'],
          question.options.map(({ id }) => id),
          'id',
        )
      : [],
  ),
]

/** A group has one list to write for a segment. */
const summaries = (parts: readonly DialoguePart[], where: Place): Problem[] => {
  const found = parts.flatMap((part, index) => (part.kind === 'summary' ? [index] : []))
  return found.slice(1).map((index) => ({ path: [...where, index], text: 'a second summary; a segment can have one' }))
}
