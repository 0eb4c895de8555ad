import type { Language } from '../../src-shared/i18n/language.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { reportTexts } from './report-texts.ts'

const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB', da: 'da-DK' }

/** How one language says things: its sentences, numbers and days. */
export const voiceOf = (language: Language) => {
  const locale = locales[language]
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const whole = new Intl.NumberFormat(locale)
  return {
    language,
    texts: reportTexts[language],
    whole: (value: number) => whole.format(value),
    mean: (value: number) => decimal.format(value),
    share: (part: number, of: number) => percent.format(of === 0 ? 0 : part / of),
    shortDay: (at: Instant, timeZone: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(at),
    day: (at: Instant | number, timeZone?: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at),
  }
}
export type Voice = ReturnType<typeof voiceOf>
