import type { Language } from '../../src-shared/i18n/language.ts'
import { escaped } from './html.ts'

/** The HTML side of a mail. `content` is HTML already. */
export const mailPage = (language: Language, subject: string, content: readonly string[]): string =>
  [
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(subject)}</title>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em">',
    ...content,
    '</body></html>',
  ].join('\n')

/** A link that is read and opened. */
export const mailLink = (link: string): string => `<a href="${escaped(link)}" style="word-break:break-all">${escaped(link)}</a>`

export const mailGreeting = (greeting: string): string => `<p>${escaped(greeting).replaceAll('\n', '<br>')}</p>`
