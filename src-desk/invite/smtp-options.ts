import { readFile } from 'node:fs/promises'
import { password } from '@inquirer/prompts'
import { Stop } from '../say.ts'
import type { SmtpServer } from './smtp.ts'

export type SmtpOptions = {
  readonly smtp?: string
  readonly smtpUser?: string
  readonly smtpPlain?: boolean
  readonly smtpCa?: string
  readonly sender?: string
}

const server = /^(?:\[([0-9a-fA-F:]+)\]|([^\s:/@]+))(?::(\d{1,5}))?$/

/** The mail server that the command line names; its password from TALKROOM_SMTP_PASSWORD, or asked for. */
export const smtpFrom = async (options: SmtpOptions): Promise<SmtpServer & { readonly sender: string }> => {
  if (options.smtp === undefined) throw new Stop('Name the mail server with --smtp, for example --smtp mail.example.org:587', 2)
  const [, six, name, port = '587'] = server.exec(options.smtp) ?? []
  const host = six ?? name
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535)
    throw new Stop(`--smtp needs a server such as mail.example.org:587, and "${options.smtp}" is none.`, 2)
  if (options.sender === undefined || !/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(options.sender))
    throw new Stop('Say who writes with --sender, for example --sender "Anna Ek <anna.ek@example.org>"', 2)
  const plain = options.smtpPlain === true
  if (plain && options.smtpUser !== undefined)
    throw new Stop('A password is never sent without encryption. Leave out --smtp-plain, or --smtp-user where the server asks for none.', 2)
  return {
    host,
    port: Number(port),
    plain,
    authorities: options.smtpCa === undefined ? null : await authoritiesIn(options.smtpCa),
    login: options.smtpUser === undefined ? null : { user: options.smtpUser, password: await passwordOf(options.smtpUser) },
    sender: options.sender,
  }
}

const authoritiesIn = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new Stop(`There is no file ${path} with certificates.`, 2)
  }
}

const passwordOf = async (user: string): Promise<string> => {
  const given = process.env.TALKROOM_SMTP_PASSWORD
  if (given !== undefined && given !== '') return given
  if (!process.stdin.isTTY) throw new Stop('Put the password of the mail server into TALKROOM_SMTP_PASSWORD.', 2)
  return password({ message: `Password of ${user} at the mail server`, mask: true })
}
