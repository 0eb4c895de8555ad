import type { Language, Localized } from '../i18n/language.ts'
import { secondsOf } from '../time/lengths.ts'
import type { Words } from './draft.ts'

/** A plain text is in the seminar's first language. */
export const textOf = (words: Words, language: Language): Localized => (typeof words === 'string' ? { [language]: words } : words)

export const textIf = (words: Words | undefined, language: Language): Localized | undefined =>
  words === undefined ? undefined : textOf(words, language)

export const numberIf = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits))

/** Seconds. The schema has taken the text for a length. */
export const lengthOf = (text: string): number => secondsOf(text) ?? 0

export const lengthIf = (text: string | undefined): number | undefined => (text === undefined ? undefined : lengthOf(text))

/** `9.05` as `09:05`. */
export const clockOf = (text: string): string => text.replace('.', ':').padStart(5, '0')

export const clockIf = (text: string | undefined): string | undefined => (text === undefined ? undefined : clockOf(text))

/** A day alone begins at midnight. */
export const momentIf = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined
  return text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T')
}

/** Seconds from the beginning of a recording: `4:30`, `1:02:05`. */
export const secondsInto = (text: string): number => text.split(':').reduce((all, part) => all * 60 + Number(part), 0)
