import { create } from 'zustand'
import { type Language, languages } from '../../../src-shared/i18n/language.ts'

const key = 'talkroom.language'

const kept = (): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    // Closed to the page: the browser's own language is as good a guess.
    return null
  }
}

/** What was chosen here before, else the first of the browser's languages that there is, else Swedish. */
export const languageToBegin = (chosen: string | null, browser: readonly string[]): Language => {
  const known = (code: string | null) => languages.find((one) => one === code)
  return known(chosen) ?? browser.map((code) => known(code.slice(0, 2).toLowerCase())).find((one) => one !== undefined) ?? 'sv'
}

export const useLanguageState = create<{ readonly language: Language }>(() => ({ language: languageToBegin(kept(), navigator.languages) }))

export const useLanguage = (): Language => useLanguageState(({ language }) => language)
export const useTexts = <Texts>(catalogue: Readonly<Record<Language, Texts>>): Texts => catalogue[useLanguage()]

export const chooseLanguage = (language: Language): void => {
  useLanguageState.setState({ language })
  try {
    localStorage.setItem(key, language)
  } catch {
    // It holds for as long as the page is open.
  }
}
