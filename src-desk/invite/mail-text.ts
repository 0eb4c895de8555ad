import type { Occasion } from './book.ts'
import { escaped } from './html.ts'
import type { Told } from './told.ts'

export type MailText = { readonly subject: string; readonly text: string; readonly html: string }

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
  const html = [
    `<!doctype html><html lang="${told.language}"><meta charset="utf-8"><title>${escaped(subject)}</title>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em">',
    `<p>${escaped(texts.hello)}</p><p>${escaped(lead)}<br><strong>${escaped(told.when)}</strong></p>`,
    `<p>${escaped(texts.stepsTitle)}</p><ol>`,
    `<li>${escaped(texts.stepLink)}<br><a href="${escaped(told.link)}" style="word-break:break-all">${escaped(told.link)}</a>`,
    `<p>${escaped(texts.stepCode)}<br><strong style="font:bold 28px monospace;letter-spacing:2px">${told.code}</strong></p></li>`,
    `<li>${escaped(yes)}</li><li>${escaped(texts.stepDay)}</li></ol>`,
    `<p>${escaped(texts.calendar)} ${escaped(texts.keep)}</p>`,
    `<p>${escaped(texts.greeting(told.organiser)).replaceAll('\n', '<br>')}</p></body></html>`,
  ].join('\n')
  return { subject, text: `${lines.join('\n')}\n`, html }
}
