import { type Document, isMap, isScalar, isSeq, type Pair, parseDocument, Scalar, visit, type YAMLMap } from 'yaml'
import { languages as allLanguages, type Language } from '../../src-shared/i18n/language.ts'

export type Answers = {
  readonly id: string
  readonly title: string
  readonly organiser: string
  readonly languages: readonly Language[]
  readonly date: string
  /** `13:30`. */
  readonly start: string
}

const head = (schema: string) => ` yaml-language-server: $schema=${schema}

 What happens in the seminar, what is asked and said. Change every text to yours; lines that begin with # are for you.
 See it minute by minute with: desk show      Make the pack with: desk build`

/** Stands where only the organiser knows a name. */
const somebody: Readonly<Record<Language, string>> = { sv: 'Förnamn Efternamn', en: 'First name Last name', da: 'Fornavn Efternavn' }
const role: Readonly<Record<Language, string>> = { sv: 'vad hen är', en: 'what they are', da: 'hvad de er' }

/** A seminar like one of the worked examples, with its comments, in the languages and at the time that were chosen. */
export const seminarLike = (example: string, answers: Answers, schema: string): string => {
  const document = parseDocument(example, { schema: 'failsafe' })
  keepLanguages(document, answers.languages)
  const first = answers.languages[0] ?? 'sv'
  shiftTimes(document, minutesOf(answers.start) - minutesOf(String(document.get('start'))))
  document.commentBefore = head(schema)
  for (const [field, value] of Object.entries({
    id: answers.id,
    version: '1',
    title: answers.title,
    organiser: answers.organiser,
    date: answers.date,
  }))
    document.set(field, value)
  if (answers.organiser === '') document.delete('organiser')
  setList(document, ['languages'], answers.languages)
  document.setIn(['people'], document.createNode([{ name: somebody[first], role: role[first] }]))
  namePlaceholders(document, somebody[first])
  return document.toString({ lineWidth: 110, flowCollectionPadding: false })
}

const setList = (document: Document, path: readonly (string | number)[], values: readonly string[]): void => {
  const list = document.createNode([...values])
  if (isSeq(list)) list.flow = true
  document.setIn(path, list)
}

/** Talks and sessions have other speakers, and recordings other names. */
const namePlaceholders = (document: Document, name: string): void => {
  const programme = document.get('programme')
  if (!isSeq(programme)) return
  let talks = 0
  for (const [index, item] of programme.items.entries()) {
    if (!isMap(item)) continue
    if (item.has('speakers')) setList(document, ['programme', index, 'speakers'], [name])
    if (!item.has('recording')) continue
    talks += 1
    item.set('recording', `talks/talk-${talks}.mp4`)
    replaceComment(item, 'recording', /att-motas/g, 'talk-1')
  }
}

const replaceComment = (item: YAMLMap, field: string, pattern: RegExp, by: string): void => {
  const key = (item.items as Pair[]).find((pair) => isScalar(pair.key) && pair.key.value === field)?.key
  if (isScalar(key) && typeof key.commentBefore === 'string') key.commentBefore = key.commentBefore.replaceAll(pattern, by)
}

/** Of texts in several languages those that are wanted; of one language, plainly. */
const keepLanguages = (document: Document, wanted: readonly Language[]): void => {
  visit(document, {
    Pair: (_, pair) => {
      const { value } = pair
      if (!isMap(value) || !value.items.every(({ key }) => isScalar(key) && allLanguages.some((one) => one === key.value))) return
      const [only] = wanted
      if (wanted.length === 1 && only !== undefined) pair.value = new Scalar(value.get(only))
      else for (const one of allLanguages) if (!wanted.includes(one)) value.delete(one)
    },
  })
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(/[:.]/).map(Number)
  return hours * 60 + minutes
}

const shiftTimes = (document: Document, by: number): void => {
  const shifted = (clock: unknown): string => {
    const at = (minutesOf(String(clock)) + by + 1440) % 1440
    return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  }
  for (const field of ['start', 'end']) if (document.has(field)) document.set(field, shifted(document.get(field)))
  const programme = document.get('programme')
  if (isSeq(programme)) for (const item of programme.items) if (isMap(item) && item.has('at')) item.set('at', shifted(item.get('at')))
}
