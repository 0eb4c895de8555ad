import type { z } from 'zod'
import type { Language } from '../i18n/language.ts'
import type { Problem } from '../seminar/problem.ts'
import type { Media, segment } from '../seminar/schema.ts'
import type { DraftSegment } from './draft.ts'
import { slugOf } from './ids.ts'
import { perhaps } from './nearest.ts'
import { partsOf, questionsOf, secondsOfParts } from './parts.ts'
import { clockIf, lengthIf, lengthOf, numberIf, textIf, textOf } from './values.ts'

export type SegmentContent = z.input<typeof segment>

/** What an item is read against. */
export type Around = {
  readonly language: Language
  /** Their ids, by name and by id. */
  readonly people: ReadonlyMap<string, string>
  /** Nobody speaks who is not among the people. */
  readonly onlyListed: boolean
  /** Around a table, usually. */
  readonly seats: number
  /** Of the recording that the item names, as far as it is known. */
  readonly media: Media | undefined
}

/** One item of a manifest's programme; `problems` stand at places within the item. */
export const segmentContent = (
  one: DraftSegment,
  id: string,
  around: Around,
): { readonly content: SegmentContent; readonly problems: readonly Problem[] } => {
  const { language, media } = around
  const problems: Problem[] = []
  const base = (seconds: number) => ({
    id,
    title: textOf(one.title, language),
    seconds,
    minimumSeconds: 'minimum' in one ? lengthIf(one.minimum) : undefined,
    fixedAt: clockIf(one.at),
    advance: one.advance,
    cue: textIf(one.cue, language),
  })
  const speakersOf = (names: readonly string[] = []) =>
    names.map((name, at) => {
      const person = around.people.get(name)
      if (person === undefined && around.onlyListed)
        problems.push({ path: ['speakers', at], text: `nobody under people is called ${name}; ${perhaps(name, [...around.people.keys()])}` })
      return person ?? slugOf(name)
    })
  const made = (content: SegmentContent) => ({ content, problems })
  const ownLength = media === undefined ? undefined : Math.ceil(media.duration)

  switch (one.kind) {
    case 'welcome':
    case 'pause':
    case 'closing':
      return made({ kind: one.kind, ...base(lengthOf(one.length)), body: textIf(one.body, language) })
    case 'talk':
      return made({
        kind: 'talk',
        ...base(ownLength ?? 1),
        speakers: speakersOf(one.speakers),
        media: media ?? unknownMedia,
        about: textIf(one.about, language),
      })
    case 'session': {
      const mode = one.mode ?? (one.recording === undefined ? 'live' : 'prerecorded')
      const seconds = lengthIf(one.length) ?? (one.recording === undefined ? undefined : (ownLength ?? 1))
      if (seconds === undefined) problems.push({ path: [], text: 'length is missing. Only a recording tells its length by itself.' })
      const shown = one.recording === undefined ? undefined : (media ?? unknownMedia)
      return made({
        kind: 'session',
        ...base(seconds ?? 1),
        mode,
        speakers: speakersOf(one.speakers),
        media: shown,
        about: textIf(one.about, language),
      })
    }
    case 'dialogue': {
      const collect = one.purpose === 'learning' ? 'mainPoints' : 'takeaways'
      const seconds = lengthIf(one.length) ?? secondsOfParts(one.parts, around.seats)
      return made({ kind: 'dialogue', ...base(seconds), purpose: one.purpose, parts: partsOf(one.parts, { language, collect }) })
    }
    case 'plenary':
      return made({ kind: 'plenary', ...base(lengthOf(one.length)), offlineGuide: partsOf(one.offlineGuide, { language, collect: 'mainPoints' }) })
    case 'evaluation':
      return made({
        kind: 'evaluation',
        ...base(lengthOf(one.length)),
        questions: questionsOf(one.questions, language),
        minimumCount: numberIf(one.minimumCount),
        thanks: textIf(one.thanks, language),
      })
  }
}

/** Stands for a recording of which nothing is known yet, so that everything else can be looked at. */
const unknownMedia: Media = { sources: [{ path: 'unknown', type: '' }], duration: 1, captions: [], chapters: [], gainDb: 0 }
