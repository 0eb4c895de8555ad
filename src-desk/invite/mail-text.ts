import type { Occasion } from './book.ts'
import { escaped } from './html.ts'
import { mailGreeting, mailLink, mailPage } from './mail-page.ts'
import type { MailText } from './recipient.ts'
import type { Told } from './told.ts'

/** The mail to a group: when it has registered, or on the day itself. */
export const mailText = (told: Told, occasion: Occasion): MailText => {
  const { texts, title, who } = told
  const lead = occasion === 'registration' ? texts.registrationLead(who, title) : texts.dayLead(who, title, told.from)
  const yes = occasion === 'registration' ? texts.stepYes : texts.stepYesDay
  const subject = occasion === 'registration' ? texts.registrationSubject(title, told.day) : texts.daySubject(title, told.from)
  const lines = [
    texts.hello,
    '',
    lead,
    told.when,
    '',
    texts.stepsTitle,
    '',
    `1. ${texts.stepLink}`,
    `   ${told.link}`,
    '',
    `   ${texts.stepCode}`,
    `   ${told.code}`,
    '',
    `2. ${yes}`,
    '',
    `3. ${texts.stepDay}`,
    '',
    texts.calendar,
    texts.keep,
    '',
    texts.greeting(told.organiser),
  ]
  const html = mailPage(told.language, subject, [
    `<p>${escaped(texts.hello)}</p><p>${escaped(lead)}<br><strong>${escaped(told.when)}</strong></p>`,
    `<p>${escaped(texts.stepsTitle)}</p><ol>`,
    `<li>${escaped(texts.stepLink)}<br>${mailLink(told.link)}`,
    `<p>${escaped(texts.stepCode)}<br><strong style="font:bold 28px monospace;letter-spacing:2px">${told.code}</strong></p></li>`,
    `<li>${escaped(yes)}</li><li>${escaped(texts.stepDay)}</li></ol>`,
    `<p>${escaped(texts.calendar)} ${escaped(texts.keep)}</p>`,
    mailGreeting(texts.greeting(told.organiser)),
  ])
  return { subject, text: `${lines.join('\n')}\n`, html }
}
