import { createHash } from 'node:crypto'
import type { Invitation, Occasion } from './book.ts'
import type { ToldGroup } from './group-files.ts'
import { type MailText, mailText } from './mail-text.ts'

/** One mail to one address. */
export type Letter = {
  readonly to: string
  readonly invitation: Invitation
  readonly mail: MailText
  readonly calendar: string
  readonly digest: string
}

export type Mailing = {
  readonly due: readonly Letter[]
  /** Sent before, and nothing in them has changed since. */
  readonly done: number
  /** Of those that are due: sent before, with another text. */
  readonly changed: number
}

/** Of what a group has to know: its link, its code and the time; a better wording is no reason to write again. */
const digestOf = ({ told: { link, code, when } }: ToldGroup): string =>
  createHash('sha256').update([link, code, when].join('\n')).digest('hex').slice(0, 16)

/** Which mails are still to be sent on an occasion. */
export const mailingOf = (groups: readonly ToldGroup[], occasion: Occasion): Mailing => {
  const letters = groups.flatMap((group) => {
    const digest = digestOf(group)
    const mail = mailText(group.told, occasion)
    return group.invitation.contacts.map((to) => {
      const sent = group.invitation.sent.filter((one) => one.occasion === occasion && one.to === to)
      const letter: Letter = { to, invitation: group.invitation, mail, calendar: group.calendar, digest }
      return { letter, state: sent.some((one) => one.digest === digest) ? 'done' : sent.length > 0 ? 'changed' : 'new' } as const
    })
  })
  return {
    due: letters.filter(({ state }) => state !== 'done').map(({ letter }) => letter),
    done: letters.filter(({ state }) => state === 'done').length,
    changed: letters.filter(({ state }) => state === 'changed').length,
  }
}
