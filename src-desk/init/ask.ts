import { checkbox, input, select } from '@inquirer/prompts'
import { clockTime, date as dateField } from '../../src-shared/draft/fields.ts'
import { slugOf } from '../../src-shared/draft/ids.ts'
import { type Language, languages } from '../../src-shared/i18n/language.ts'
import { id as idField } from '../../src-shared/seminar/schema.ts'
import { Stop } from '../say.ts'
import type { Answers } from './template.ts'

export const examples = ['social-talks', 'conference-day'] as const
export type Example = (typeof examples)[number]

export type Given = {
  readonly like?: string
  readonly title?: string
  readonly organiser?: string
  readonly languages?: string
  readonly date?: string
  readonly start?: string
  readonly id?: string
}

export type Wanted = Answers & { readonly like: Example }

const usualStart: Readonly<Record<Example, string>> = { 'social-talks': '13:30', 'conference-day': '09:30' }
const languageNames: Readonly<Record<Language, string>> = { sv: 'svenska', en: 'English', da: 'dansk' }

/** What was given on the line, and the rest asked for. Where nobody can be asked, what has no usual value must be given. */
export const wantedFrom = async (given: Given, canAsk: boolean): Promise<Wanted> => {
  const problems = [
    wrong('--like', given.like, (text) => examples.some((one) => one === text) || examples.join(' or ')),
    wrong('--languages', given.languages, (text) => languagesIn(text) !== null || 'some of sv,en,da'),
    wrong('--date', given.date, isDate),
    wrong('--start', given.start, isClock),
    wrong('--id', given.id, (text) => idField.safeParse(text).success || 'small letters, digits and hyphens, 64 at most'),
  ].filter((one) => one !== null)
  if (problems.length > 0) throw new Stop(problems.join('\n'), 2)
  if (!canAsk) {
    const lacking = (['title', 'date'] as const).filter((name) => given[name] === undefined)
    if (lacking.length > 0)
      throw new Stop(`Nobody can be asked here, so these have to be given: ${lacking.map((name) => `--${name}`).join(', ')}.`, 2)
  }
  const like = examples.find((one) => one === given.like) ?? (canAsk ? await askLike() : 'social-talks')
  const title = given.title ?? (await input({ message: 'What is it called?', required: true }))
  const organiser = given.organiser ?? (canAsk ? await input({ message: 'Who invites? (shown on the first screen; may be left empty)' }) : '')
  const chosen = languagesIn(given.languages ?? '') ?? (canAsk ? await askLanguages() : (['sv'] as const))
  const date = given.date ?? (await input({ message: 'On which day? (2026-10-20)', required: true, validate: isDate }))
  const start =
    given.start ?? (canAsk ? await input({ message: 'When does it begin?', default: usualStart[like], validate: isClock }) : usualStart[like])
  return {
    like,
    title: title.trim(),
    organiser: organiser.trim(),
    languages: chosen,
    date,
    start,
    id: given.id ?? `${slugOf(title).slice(0, 50).replace(/-+$/, '')}-${date}`,
  }
}

const askLike = (): Promise<Example> =>
  select({
    message: 'What kind of day is it?',
    choices: [
      { value: 'social-talks', name: 'a seminar of 2 h 20 min: two talks, two conversations, a plenary' },
      { value: 'conference-day', name: 'a conference day with sessions at fixed times' },
    ],
  })

const askLanguages = (): Promise<readonly Language[]> =>
  checkbox({
    message: 'In which languages are its texts?',
    choices: languages.map((value) => ({ value, name: languageNames[value], checked: value === 'sv' })),
    required: true,
  })

const languagesIn = (text: string): readonly Language[] | null => {
  const named = text.split(',').map((one) => one.trim())
  const found = languages.filter((one) => named.includes(one))
  // The first that is named is that of plain texts.
  return named.length > 0 && found.length === named.length ? found.toSorted((a, b) => named.indexOf(a) - named.indexOf(b)) : null
}

const isDate = (text: string): true | string =>
  (dateField.safeParse(text).success &&
    !Number.isNaN(Date.parse(`${text}T12:00:00Z`)) &&
    new Date(`${text}T12:00:00Z`).toISOString().startsWith(text)) ||
  'a day that there is, such as 2026-10-20'

const isClock = (text: string): true | string => clockTime.safeParse(text).success || 'a clock time, such as 13:30'

const wrong = (option: string, value: string | undefined, check: (text: string) => true | string): string | null => {
  if (value === undefined) return null
  const said = check(value)
  return said === true ? null : `${option} needs ${said}, and "${value}" is none.`
}
