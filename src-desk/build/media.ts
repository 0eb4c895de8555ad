import { parse } from 'node:path'
import type { Draft } from '../../src-shared/draft/draft.ts'
import { segmentIds } from '../../src-shared/draft/draft-content.ts'
import { secondsInto, textOf } from '../../src-shared/draft/values.ts'
import type { Language } from '../../src-shared/i18n/language.ts'
import { gainsOf, warnAbove } from '../../src-shared/recordings/loudness.ts'
import type { Problem } from '../../src-shared/seminar/problem.ts'
import type { Media } from '../../src-shared/seminar/schema.ts'
import { type Captions, readCaptions } from '../captions/read-captions.ts'
import type { Located } from '../draft/located.ts'
import { notRight, shownPath } from '../draft/open-draft.ts'
import type { YamlFile } from '../draft/yaml-file.ts'
import { type Known, know, type Prepared, posterOf, prepare, type Using } from '../recordings/prepare.ts'
import { treatmentText } from '../recordings/reasons.ts'
import { remark } from '../say.ts'
import type { Contents } from './contents.ts'
import type { Input, Inputs } from './inputs.ts'

export type Looked = { readonly input: Input; readonly known: Known; readonly captions: ReadonlyMap<string, Captions> }

type Around = { readonly draft: Draft; readonly file: YamlFile; readonly using: Using }

/** Looks at every recording and every file of captions, and says of each recording what is done with it. Stops with all that is wrong. */
export const lookAtAll = async (inputs: Inputs, { file, using }: Around): Promise<ReadonlyMap<number, Looked>> => {
  const looked = new Map<number, Looked>()
  const problems: Located[] = []
  const told = new Set<string>()
  for (const [index, input] of inputs) {
    const name = shownPath(input.recording)
    const known = await know(input.recording, name, using)
    if (known.ok && !told.has(name)) remark(`${name} ${treatmentText(known.value.treatment, known.value.facts)}.`)
    if (!known.ok && !told.has(name)) problems.push(file.locate({ path: input.where, text: `${name} ${known.failure.cause}` }))
    const captions = new Map<string, Captions>()
    for (const { path, language } of input.captions) {
      const read = await readCaptions(path)
      captions.set(language, read)
      if (!told.has(path)) problems.push(...read.problems)
      told.add(path)
    }
    told.add(name)
    if (known.ok) looked.set(index, { input, known: known.value, captions })
  }
  if (problems.length > 0) throw notRight(problems)
  return looked
}

/** What a manifest says of each recording, once it is made what the pack takes. Its files are put into `contents`. */
export const makeMedia = async (
  looked: ReadonlyMap<number, Looked>,
  contents: Contents,
  { draft, file, using }: Around,
): Promise<{ readonly media: ReadonlyMap<number, Media>; readonly remarks: readonly Located[] }> => {
  const problems: Located[] = []
  const prepared: (Looked & { readonly index: number; readonly prepared: Prepared; readonly poster: string })[] = []
  for (const [index, one] of looked) {
    const made = await prepare(one.known, using)
    const poster = made.ok ? await posterFor(one.input, made.value, using) : made
    if (made.ok && poster.ok) prepared.push({ ...one, index, prepared: made.value, poster: poster.value })
    else if (!poster.ok) problems.push(file.locate({ path: one.input.where, text: `${one.known.name} ${poster.failure.cause}` }))
  }
  problems.push(...prepared.flatMap((one) => lateChapters(one.input, one.prepared).map(file.locate)))
  if (problems.length > 0) throw notRight(problems)

  const ids = segmentIds(draft)
  const language = draft.languages[0] ?? 'sv'
  const gains = gainsOf(prepared.map((one) => one.prepared.gain))
  const media = prepared.map((one, at): readonly [number, Media] => [
    one.index,
    mediaOf(one, { id: ids[one.index] ?? 'talk', gain: gains[at] ?? 0, language, contents }),
  ])
  return { media: new Map(media), remarks: prepared.flatMap((one) => remarksOn(one, file, language)) }
}

const posterFor = ({ recording, poster }: Input, { path, facts }: Prepared, using: Using) =>
  poster === null ? posterOf(path, shownPath(recording), facts.duration, using) : posterOf(poster.path, shownPath(poster.path), null, using)

type Made = Looked & { readonly prepared: Prepared; readonly poster: string }

const mediaOf = (
  { input, known, captions, prepared, poster }: Made,
  { id, gain, language, contents }: { readonly id: string; readonly gain: number; readonly language: Language; readonly contents: Contents },
): Media => {
  const own = known.facts.chapters.filter(({ at }) => at < prepared.facts.duration).map(({ at, title }) => ({ at, title: { [language]: title } }))
  const chosen = input.chapters?.map(({ at, title }) => ({ at: secondsInto(at), title: textOf(title, language) }))
  const { slides } = input
  return {
    sources: [{ path: contents.put(known.hash, `talks/${id}.${prepared.ending}`, { file: prepared.path }), type: prepared.type }],
    duration: prepared.facts.duration,
    captions: input.captions.flatMap((one) => {
      const text = captions.get(one.language)?.vtt
      return text === undefined ? [] : [{ language: one.language, path: contents.put(one.path, `talks/${id}.${one.language}.vtt`, { text }) }]
    }),
    chapters: chosen ?? own,
    gainDb: gain,
    ...(slides === null ? {} : { slides: contents.put(slides, `talks/${id}.pdf`, { file: slides }) }),
    poster: contents.put(poster, `talks/${id}.jpg`, { file: poster }),
  }
}

const lateChapters = ({ chapters, where }: Input, { facts }: Prepared): readonly Problem[] =>
  (chapters ?? []).flatMap(({ at }, index) =>
    secondsInto(at) < facts.duration
      ? []
      : [{ path: [...where.slice(0, 3), 'chapters', index, 'at'], text: `${at} is after the end of the recording; correct the time` }],
  )

const remarksOn = ({ input, known, captions, prepared }: Made, file: YamlFile, language: Language): readonly Located[] => {
  const here = (text: string) => file.locate({ path: input.where, text: `${known.name} ${text}` })
  return [
    ...(known.facts.audio !== null && prepared.gain === null ? [here('is silent; was the microphone on?')] : []),
    ...(prepared.gain !== null && prepared.gain > warnAbove
      ? [here(`is very quiet; it lacks ${prepared.gain} dB, and all other talks are turned down to it. Have it made louder, if that can be`)]
      : []),
    ...(captions.size === 0 && !input.withoutCaptions
      ? [here(`has no captions for those who hear badly. Put ${parse(known.name).name}.${language}.vtt beside it, or write captions: none`)]
      : []),
    ...[...captions.values()].flatMap((one) => one.remarks(prepared.facts.duration)),
  ]
}
