import { type Language, localized } from '../../src-shared/i18n/language.ts'
import { showCode } from '../../src-shared/join/code.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { spanOf } from '../../src-shared/seminar/span.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import type { Invitation } from './book.ts'
import { inviteTexts } from './invite-texts.ts'

/** All that is told to one group, in its language. */
export type Told = {
  readonly texts: (typeof inviteTexts)[Language]
  readonly language: Language
  readonly title: string
  readonly organiser: string
  readonly day: string
  readonly from: string
  readonly when: string
  readonly who: string
  /** As people read it. */
  readonly code: string
  readonly link: string
}

const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB', da: 'da-DK' }

export const toldTo = (invitation: Invitation, link: string, manifest: Manifest): Told => {
  const { language, room, group, code } = invitation
  const texts = inviteTexts[language]
  const { start, end } = spanOf(manifest)
  const written = (at: Instant, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { timeZone: manifest.timeZone, ...style }).format(at)
  const day = written(start, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  // As the kiosk writes it.
  const clock = (at: Instant) => written(at, { timeStyle: 'short' }).replace(':', language === 'en' ? ':' : '.')
  const [from, to] = [clock(start), clock(end)]
  return {
    texts,
    language,
    title: localized(manifest.title, language),
    organiser: manifest.organiser ?? '',
    day,
    from,
    when: sentence(texts.when(day, from, to)),
    who: texts.who(room, group),
    code: showCode(code),
    link,
  }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** The seminar's day, as its own place writes it. */
export const dayOf = (at: Instant, timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
