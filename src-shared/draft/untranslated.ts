import { type Language, languages } from '../i18n/language.ts'
import type { Problem } from '../seminar/problem.ts'
import type { Draft } from './draft.ts'

/** Texts that stand in some of the seminar's languages but not in all: where, and which are missing. */
export const untranslated = (draft: Draft): ReadonlyMap<Language, readonly Problem['path'][]> => {
  const found = new Map<Language, Problem['path'][]>(draft.languages.map((language) => [language, []]))
  const look = (value: unknown, path: Problem['path']): void => {
    if (typeof value !== 'object' || value === null) return
    const keys = Object.keys(value)
    // Captions are files, not texts.
    if (keys.some(isLanguage) && path.at(-1) !== 'captions') {
      for (const [language, places] of found) if (!keys.includes(language)) places.push(path)
      return
    }
    for (const [key, one] of Object.entries(value)) look(one, [...path, Array.isArray(value) ? Number(key) : key])
  }
  look(draft, [])
  return found
}

const isLanguage = (key: string): boolean => languages.some((language) => language === key)
