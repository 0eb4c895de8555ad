import { type Language, languages } from '../src-shared/i18n/language.ts'
import { Stop } from './say.ts'

/** What `--lang` names. */
export const languageFrom = (named: string): Language => {
  const language = languages.find((one) => one === named)
  if (language === undefined) throw new Stop(`--lang needs one of ${languages.join(', ')}, and "${named}" is none.`, 2)
  return language
}
