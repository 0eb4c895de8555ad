import { createTransport } from 'nodemailer'
import { ok, type Result } from '../../src-shared/result/result.ts'
import type { Letter } from './mailing.ts'

export type SmtpServer = {
  readonly host: string
  readonly port: number
  readonly login: { readonly user: string; readonly password: string } | null
  /** Without encryption: only inside a house, and never with a password. */
  readonly plain: boolean
  /** Certificates of authorities, PEM, beside those that every machine knows. */
  readonly authorities: string | null
}

/** `connection`: the server cannot be talked to, and the next mail would fare no better. `login`: it does not let us in. `refused`: this mail or address. */
export type SmtpFailure = { readonly reason: 'connection' | 'login' | 'refused'; readonly cause: string }

export type Smtp = {
  /** Tries to get in, before anything is sent. */
  knock(): Promise<Result<void, SmtpFailure>>
  send(letter: Letter, sender: string): Promise<Result<void, SmtpFailure>>
  close(): void
}

const patience = 20_000

export const createSmtp = ({ host, port, login, plain, authorities }: SmtpServer): Smtp => {
  const transport = createTransport({
    host,
    port,
    pool: true,
    maxConnections: 1,
    secure: port === 465,
    requireTLS: !plain && port !== 465,
    ignoreTLS: plain,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience * 2,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(authorities === null ? {} : { tls: { ca: authorities } }),
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
  })
  const failure = (error: unknown): { readonly ok: false; readonly failure: SmtpFailure } => ({
    ok: false,
    failure: { reason: reasonOf(error), cause: withoutSecrets(error instanceof Error ? error.message : String(error), login) },
  })
  return {
    knock: async () => {
      try {
        await transport.verify()
        return ok(undefined)
      } catch (error) {
        return failure(error)
      }
    },
    send: async ({ to, mail, recipient: { calendar } }, sender) => {
      try {
        await transport.sendMail({
          from: sender,
          to: { name: '', address: to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          attachments: [{ filename: 'seminar.ics', content: calendar, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' }],
          // Nobody wants to be told that 40 people are on holiday.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return ok(undefined)
      } catch (error) {
        return failure(error)
      }
    },
    close: () => transport.close(),
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')

const reasonOf = (error: unknown): SmtpFailure['reason'] => {
  const code = codeOf(error)
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'login'
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'connection'
}

/** A server may say back what it was told. */
const withoutSecrets = (text: string, login: SmtpServer['login']): string => {
  if (login === null || login.password === '') return text
  const { user, password } = login
  const encoded = [password, `\0${user}\0${password}`].map((secret) => Buffer.from(secret).toString('base64'))
  return [...encoded, password].reduce((all, secret) => all.replaceAll(secret, '…'), text)
}
