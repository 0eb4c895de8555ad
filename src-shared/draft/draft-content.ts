import type { z } from 'zod'
import type { Language } from '../i18n/language.ts'
import type { Problem } from '../seminar/problem.ts'
import { type Media, type manifest, packFormat } from '../seminar/schema.ts'
import type { Draft, DraftSegment } from './draft.ts'
import { idsFor, slugOf } from './ids.ts'
import { segmentContent } from './segment-content.ts'
import { clockIf, clockOf, momentIf, numberIf, textIf, textOf } from './values.ts'

/** Everything of a manifest but the list of its files. */
export type Content = Omit<z.input<typeof manifest>, 'files'>

/** What is known of the recordings that a draft names, by the place in the programme of the item that plays it. */
export type Recordings = ReadonlyMap<number, Media>

/**
 * What a manifest says that means the same as the draft. `problems` are what shows only when its parts are put
 * together, at places in the draft; where there are some, the content is not to be used.
 */
export const contentOf = (draft: Draft, recordings: Recordings): { readonly content: Content; readonly problems: readonly Problem[] } => {
  const language = draft.languages[0] ?? 'sv'
  const people = peopleOf(draft, language)
  const ids = segmentIds(draft)
  const around = {
    language,
    people: new Map(people.flatMap(({ id, name }) => [[name, id] as const, [id, id] as const])),
    onlyListed: draft.people !== undefined,
    seats: Number(draft.seats?.default ?? 7),
  }
  const made = draft.programme.map((one, index) => segmentContent(one, ids[index] ?? one.kind, { ...around, media: recordings.get(index) }))
  const { validity, seats } = draft
  return {
    problems: made.flatMap(({ problems }, index) => problems.map(({ path, text }) => ({ path: ['programme', index, ...path], text }))),
    content: {
      format: packFormat,
      id: draft.id,
      version: Number(draft.version ?? 1),
      title: textOf(draft.title, language),
      organiser: draft.organiser,
      languages: [...draft.languages],
      timeZone: draft.timeZone ?? 'Europe/Stockholm',
      start: `${draft.date}T${clockOf(draft.start)}`,
      fixedEnd: clockIf(draft.end),
      validity: validity === undefined ? undefined : { from: momentIf(validity.from), until: momentIf(validity.until) },
      people,
      programme: made.map(({ content }) => content),
      manual: draft.manual?.map(({ title, body }) => ({ title: textOf(title, language), body: textOf(body, language) })),
      seats: { default: numberIf(seats?.default), least: numberIf(seats?.least), most: numberIf(seats?.most) },
      plenary: draft.plenary,
      delivery: draft.delivery,
    },
  }
}

/** The ids of a draft's items: those chosen, else by kind, with a number for kinds of which there are usually several. */
export const segmentIds = (draft: Draft): readonly string[] =>
  idsFor(draft.programme.map(({ id, kind }) => ({ id, wish: kind, numbered: isOneOfMany(kind) })))

const isOneOfMany = (kind: DraftSegment['kind']): boolean => kind === 'talk' || kind === 'session' || kind === 'dialogue'

/** Those listed, or, where nobody is listed, those whom items name. */
const peopleOf = (draft: Draft, language: Language) => {
  const named = draft.programme.flatMap((one) => ('speakers' in one ? (one.speakers ?? []) : []))
  const listed = draft.people ?? [...new Set(named)]
  const people = listed.map((person) => (typeof person === 'string' ? { name: person } : person))
  const ids = idsFor(people.map((person) => ({ id: 'id' in person ? person.id : undefined, wish: slugOf(person.name) })))
  return people.map((person, index) => ({
    id: ids[index] ?? slugOf(person.name),
    name: person.name,
    role: 'role' in person ? textIf(person.role, language) : undefined,
  }))
}

const draftNames: Readonly<Record<string, string>> = {
  seconds: 'length',
  minimumSeconds: 'minimum',
  secondsPerSeat: 'perSeat',
  minimumSecondsPerSeat: 'minimumPerSeat',
  fixedAt: 'at',
  fixedEnd: 'end',
  media: 'recording',
}

/** Where that stands in the draft, which a manifest has at `path`. */
export const draftPath = (path: Problem['path']): Problem['path'] => {
  if (path.length === 1 && path[0] === 'start') return ['date']
  return path.map((part) => (typeof part === 'string' ? (draftNames[part] ?? part) : part))
}
