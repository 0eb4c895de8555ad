import type { Language, Localized } from '../../src-shared/i18n/language.ts'
import { localized } from '../../src-shared/i18n/language.ts'
import { useSettings } from '../stores/slices.ts'

export const useLanguage = (): Language => useSettings().language

/** A feature's texts in the room's language. */
export const useTexts = <Texts>(catalogue: Readonly<Record<Language, Texts>>): Texts => catalogue[useLanguage()]

/** Picks the room's language out of the pack's texts. */
export const useLocalized = (): ((text: Localized | undefined) => string) => {
  const language = useLanguage()
  return (text) => (text === undefined ? '' : localized(text, language))
}
