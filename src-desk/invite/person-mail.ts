import { localized } from '../../src-shared/i18n/language.ts'
import { isOnlooker } from '../../src-shared/plenary/members.ts'
import { printPersonLink } from '../../src-shared/plenary/person-link.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import type { InvitedPerson } from './book.ts'
import { calendarOf } from './calendar.ts'
import { escaped } from './html.ts'
import { inviteTexts } from './invite-texts.ts'
import { mailGreeting, mailLink, mailPage } from './mail-page.ts'
import { personTexts } from './person-texts.ts'
import { plenarySpan } from './plenary-span.ts'
import type { Recipient } from './recipient.ts'
import { writtenTimes } from './written-times.ts'

export type ToldPerson = Recipient & { readonly person: InvitedPerson; readonly link: string }

/** All that is told to somebody who takes part in the plenary. `desk`: its address. */
export const toldToPerson = (person: InvitedPerson, manifest: Manifest, desk: string, now: Instant): ToldPerson => {
  const { language, name, role } = person
  const [texts, common] = [personTexts[language], inviteTexts[language]]
  const title = localized(manifest.title, language)
  const span = plenarySpan(manifest)
  const { day, from, when } = writtenTimes(span, manifest.timeZone, language)
  const link = printPersonLink(desk, person.pass)
  const watches = isOnlooker(person)
  const open = watches ? texts.stepOpenWatch : texts.stepOpen
  const steps = [watches ? texts.stepTryWatch : texts.stepTry, texts.stepDay]
  const keep = `${texts.keep} ${role === 'host' ? texts.otherComputerHost : texts.otherComputer}`
  const greeting = common.greeting(manifest.organiser ?? '')
  const text = [
    common.hello,
    '',
    texts.role(role, title),
    when,
    '',
    `1. ${open}`,
    `   ${link}`,
    '',
    ...steps.flatMap((step, index) => [`${index + 2}. ${step}`, '']),
    texts.calendar,
    keep,
    '',
    greeting,
  ].join('\n')
  const content = [
    `<p>${escaped(common.hello)}</p><p>${escaped(texts.role(role, title))}<br><strong>${escaped(when)}</strong></p>`,
    `<ol><li>${escaped(open)}<br>${mailLink(link)}</li>${steps.map((step) => `<li>${escaped(step)}</li>`).join('')}</ol>`,
    `<p>${escaped(texts.calendar)} ${escaped(keep)}</p>`,
    mailGreeting(greeting),
  ]
  return {
    person,
    link,
    who: `${name}, ${role}`,
    contacts: person.contacts,
    language,
    sent: person.sent,
    facts: [link, when],
    calendar: calendarOf(
      manifest,
      { id: person.id, span, summary: texts.summary(title), description: link, location: texts.place, soon: texts.soon(title) },
      now,
    ),
    mail: (occasion) => {
      const subject = occasion === 'registration' ? texts.registrationSubject(title, day) : texts.daySubject(title, from)
      return { subject, text: `${text}\n`, html: mailPage(language, subject, content) }
    },
  }
}
