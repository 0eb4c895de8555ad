import type { Language } from '../../src-shared/i18n/language.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { inviteTexts } from './invite-texts.ts'

const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB', da: 'da-DK' }

export type WrittenTimes = { readonly day: string; readonly from: string; readonly when: string }

/** A span of a day in words, at the seminar's own place. */
export const writtenTimes = (span: { readonly start: Instant; readonly end: Instant }, timeZone: string, language: Language): WrittenTimes => {
  const written = (at: Instant, style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locales[language], { timeZone, ...style }).format(at)
  const day = written(span.start, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  // As the kiosk writes it.
  const clock = (at: Instant) => written(at, { timeStyle: 'short' }).replace(':', language === 'en' ? ':' : '.')
  const from = clock(span.start)
  const when = inviteTexts[language].when(day, from, clock(span.end))
  return { day, from, when: `${when.charAt(0).toUpperCase()}${when.slice(1)}` }
}
