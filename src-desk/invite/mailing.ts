import { createHash } from 'node:crypto'
import type { Occasion } from './book.ts'
import type { MailText, Recipient } from './recipient.ts'

/** One mail to one address. */
export type Letter = {
  readonly to: string
  readonly recipient: Pick<Recipient, 'who' | 'language' | 'sent' | 'calendar'>
  readonly mail: MailText
  readonly digest: string
}

export type Mailing = {
  readonly due: readonly Letter[]
  /** Sent before, and nothing in them has changed since. */
  readonly done: number
  /** Of those that are due: sent before, with another text. */
  readonly changed: number
}

const digestOf = ({ facts }: Recipient): string => createHash('sha256').update(facts.join('\n')).digest('hex').slice(0, 16)

/** Which mails are still to be sent on an occasion. */
export const mailingOf = (recipients: readonly Recipient[], occasion: Occasion): Mailing => {
  const letters = recipients.flatMap((recipient) => {
    const digest = digestOf(recipient)
    const mail = recipient.mail(occasion)
    return recipient.contacts.map((to) => {
      const sent = recipient.sent.filter((one) => one.occasion === occasion && one.to === to)
      const letter: Letter = { to, recipient, mail, digest }
      return { letter, state: sent.some((one) => one.digest === digest) ? 'done' : sent.length > 0 ? 'changed' : 'new' } as const
    })
  })
  return {
    due: letters.filter(({ state }) => state !== 'done').map(({ letter }) => letter),
    done: letters.filter(({ state }) => state === 'done').length,
    changed: letters.filter(({ state }) => state === 'changed').length,
  }
}
