import { type Language, localized } from '../../src-shared/i18n/language.ts'
import { showCode } from '../../src-shared/join/code.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { spanOf } from '../../src-shared/seminar/span.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import type { Invitation } from './book.ts'
import { inviteTexts } from './invite-texts.ts'
import { type WrittenTimes, writtenTimes } from './written-times.ts'

/** All that is told to one group, in its language. */
export type Told = WrittenTimes & {
  readonly texts: (typeof inviteTexts)[Language]
  readonly language: Language
  readonly title: string
  readonly organiser: string
  readonly who: string
  /** As people read it. */
  readonly code: string
  readonly link: string
}

export const toldTo = (invitation: Invitation, link: string, manifest: Manifest): Told => {
  const { language, room, group, code } = invitation
  const texts = inviteTexts[language]
  return {
    texts,
    language,
    title: localized(manifest.title, language),
    organiser: manifest.organiser ?? '',
    ...writtenTimes(spanOf(manifest), manifest.timeZone, language),
    who: texts.who(room, group),
    code: showCode(code),
    link,
  }
}

/** The seminar's day, as its own place writes it. */
export const dayOf = (at: Instant, timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
