import type { Language } from '../../src-shared/i18n/language.ts'
import type { Occasion, Sent } from './book.ts'

export type MailText = { readonly subject: string; readonly text: string; readonly html: string }

/** Who gets mails: a group, or somebody who takes part in the plenary. */
export type Recipient = {
  /** For whoever sends: `Höör, group 1`. */
  readonly who: string
  readonly contacts: readonly string[]
  readonly language: Language
  /** The book's own list, which grows with each mail that was taken. */
  readonly sent: Sent[]
  readonly calendar: string
  /** What has to be known: link, code, time. With another of them it is written once more; a better wording is no reason. */
  readonly facts: readonly string[]
  mail(occasion: Occasion): MailText
}
