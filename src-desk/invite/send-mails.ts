import type { Sent } from './book.ts'
import type { Letter } from './mailing.ts'
import type { Smtp } from './smtp.ts'

export type SendOutcome = {
  readonly sent: number
  readonly failed: readonly { readonly to: string; readonly cause: string }[]
  readonly stopped: boolean
}

/** So many mails in a row that the server could not even be asked about; then it is left alone. */
const patience = 3

/**
 * Sends one mail after the other. One that fails is told and left; the others go on. `keep` is called after each that
 * was taken, before the next: what was sent is known whatever happens then.
 */
export const sendMails = async (
  letters: readonly Letter[],
  deps: {
    readonly smtp: Pick<Smtp, 'send'>
    readonly sender: string
    now(): string
    keep(letter: Letter, sent: Pick<Sent, 'to' | 'digest' | 'at'>): Promise<void>
    tell(line: string): void
  },
): Promise<SendOutcome> => {
  const failed: { to: string; cause: string }[] = []
  let sent = 0
  let unreachable = 0
  for (const [index, letter] of letters.entries()) {
    const { to, digest, recipient } = letter
    const result = await deps.smtp.send(letter, deps.sender)
    const place = `${index + 1} of ${letters.length}  ${recipient.who}  ${to}`
    if (result.ok) {
      sent += 1
      unreachable = 0
      await deps.keep(letter, { to, digest, at: deps.now() })
      deps.tell(`${place}  sent`)
      continue
    }
    const { reason, cause } = result.failure
    failed.push({ to, cause })
    deps.tell(`${place}  NOT sent: ${cause}`)
    unreachable = reason === 'refused' ? 0 : unreachable + 1
    if (unreachable === patience) return { sent, failed, stopped: true }
  }
  return { sent, failed, stopped: false }
}
