import { confirm } from '@inquirer/prompts'
import { spanOf } from '../../src-shared/seminar/span.ts'
import { Stop, say } from '../say.ts'
import { type Occasion, writeBook } from './book.ts'
import { type Mailing, mailingOf } from './mailing.ts'
import type { Prepared } from './prepare.ts'
import { sendMails } from './send-mails.ts'
import { createSmtp, type Smtp } from './smtp.ts'
import { type SmtpOptions, smtpFrom } from './smtp-options.ts'
import { dayOf } from './told.ts'

export type PostOptions = SmtpOptions & { readonly mail: Occasion; readonly send?: boolean; readonly yes?: boolean }

/** Shows which mails are due, and sends them where that was asked for. */
export const post = async (prepared: Prepared, options: PostOptions): Promise<void> => {
  const mailing = mailingOf([...prepared.groups, ...prepared.people], options.mail)
  tellWhatIsDue(mailing, options.mail)
  if (mailing.due.length === 0) return
  if (options.send !== true) return say('Nothing was sent. --send sends them.')
  refuseWrongDay(prepared, options.mail)
  const server = await smtpFrom(options)
  if (options.yes !== true) {
    if (!process.stdin.isTTY) throw new Stop('Nothing was sent: nobody is there to be asked. --yes sends without asking.', 2)
    const message = `Send ${mailsText(mailing.due.length)} from ${server.sender} over ${server.host}?`
    if (!(await confirm({ message, default: false }))) return say('Nothing was sent.')
  }
  const smtp = createSmtp(server)
  try {
    await knock(smtp, server.host)
    await deliver(prepared, mailing, { smtp, sender: server.sender, occasion: options.mail })
  } finally {
    smtp.close()
  }
}

const mailsText = (count: number): string => (count === 1 ? '1 mail' : `${count} mails`)

const tellWhatIsDue = ({ due, done, changed }: Mailing, occasion: Occasion): void => {
  say()
  const when = occasion === 'registration' ? 'when they have registered' : 'on the day'
  say(
    `Mails ${when}: ${due.length} to send${done === 0 ? '' : `, ${done} sent before`}${changed === 0 ? '' : `; ${changed} of them once more, because link, code or time have changed`}.`,
  )
  for (const { to, recipient, mail } of due) say(`  ${to}  ${recipient.who}  ${recipient.language}  ${mail.subject}`)
  const [first] = due
  if (first === undefined) return
  say()
  say(`The first of them, to ${first.to}:`)
  for (const line of [`Subject: ${first.mail.subject}`, '', ...first.mail.text.trimEnd().split('\n')]) say(`  | ${line}`.trimEnd())
  say()
}

const refuseWrongDay = ({ manifest }: Prepared, occasion: Occasion): void => {
  const { start, end } = spanOf(manifest)
  const now = Date.now()
  if (end <= now) throw new Stop('Nothing was sent: the seminar is over.')
  const day = dayOf(start, manifest.timeZone)
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: manifest.timeZone, dateStyle: 'short' }).format(now)
  if (occasion === 'day' && day !== today)
    throw new Stop(`Nothing was sent: the mail says "today", and the seminar is on ${day}. Send it on that day.`)
}

const knock = async (smtp: Smtp, host: string): Promise<void> => {
  const answer = await smtp.knock()
  if (answer.ok) return
  const { reason, cause } = answer.failure
  throw new Stop(
    reason === 'login'
      ? `Nothing was sent: ${host} does not take this name and password.\n  ${cause}`
      : `Nothing was sent: ${host} cannot be reached as asked.\n  ${cause}`,
  )
}

const deliver = async (
  { book, bookPath }: Prepared,
  { due }: Mailing,
  { smtp, sender, occasion }: { readonly smtp: Smtp; readonly sender: string; readonly occasion: Occasion },
): Promise<void> => {
  const { sent, failed, stopped } = await sendMails(due, {
    smtp,
    sender,
    now: () => new Date().toISOString(),
    keep: async ({ recipient }, one) => {
      recipient.sent.push({ occasion, ...one })
      await writeBook(bookPath, book)
    },
    tell: say,
  })
  say()
  say(`${sent} sent${failed.length === 0 ? '.' : `, ${failed.length} not.`}`)
  if (stopped)
    throw new Stop('The server was not to be talked to three times in a row, so the others were left. The same line sends what is missing.')
  if (failed.length > 0)
    throw new Stop(
      `Mend these addresses in the list, or try later; the same line sends only what is missing:\n${failed.map(({ to }) => `  ${to}`).join('\n')}`,
    )
}
