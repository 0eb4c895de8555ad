import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Letter } from './mailing.ts'
import { sendMails } from './send-mails.ts'
import { createSmtp, type SmtpServer } from './smtp.ts'

let directory = ''
const closing: (() => unknown)[] = []
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'smtp-'))
  const name = ['-subj', '/CN=County of Trial', '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2', ...name], {
    cwd: directory,
    stdio: 'ignore',
  })
})
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const password = 'lösen ord'
const letterTo = (to: string): Letter => ({
  to,
  recipient: { who: 'Höör, group 3', language: 'sv', sent: [], calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
  mail: { subject: 'Inbjudan: Öppet hus', text: 'Hej! ÅÄÖ\n', html: '<p>Hej! ÅÄÖ</p>' },
  digest: 'd',
})

/** A real mail server; addresses that begin with `no` it does not know. */
const serving = async (options: SMTPServerOptions = {}) => {
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    key: readFileSync(join(directory, 'key.pem')),
    cert: readFileSync(join(directory, 'cert.pem')),
    authOptional: true,
    onAuth: ({ username, password: given }, _, answer) =>
      username === 'anna' && given === password
        ? answer(null, { user: 'anna' })
        : answer(new Error(`535 wrong: ${given} ${Buffer.from(given ?? '').toString('base64')}`)),
    onRcptTo: ({ address }, _, answer) =>
      answer(address.startsWith('no') ? Object.assign(new Error(`${address} is not here`), { responseCode: 550 }) : null),
    onData: (stream, _, answer) => {
      void simpleParser(stream).then((mail) => {
        mails.push(mail)
        answer(null)
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port))
  })
  const close = () => new Promise<void>((closed) => server.close(closed))
  closing.push(close)
  return { port, mails, close }
}
const smtpAt = (port: number, change: Partial<SmtpServer> = {}) => {
  const authorities = readFileSync(join(directory, 'cert.pem'), 'utf8')
  const smtp = createSmtp({ host: '127.0.0.1', port, plain: false, authorities, login: { user: 'anna', password }, ...change })
  closing.push(smtp.close)
  return smtp
}
const send = async (smtp: ReturnType<typeof createSmtp>, addresses: readonly string[]) => {
  const kept: string[] = []
  const told: string[] = []
  const outcome = await sendMails(addresses.map(letterTo), {
    smtp,
    sender: 'Anna Ek <anna.ek@example.org>',
    now: () => 'now',
    keep: async (_, { to }) => void kept.push(to),
    tell: (line) => void told.push(line),
  })
  return { ...outcome, kept, told }
}

describe('sending over a mail server', () => {
  it('encrypts, logs in, and brings text, page and calendar whole', async () => {
    const { port, mails } = await serving({ authOptional: false })
    const smtp = smtpAt(port)
    expect(await smtp.knock()).toEqual({ ok: true, value: undefined })
    expect(await send(smtp, ['a@example.org'])).toMatchObject({ sent: 1, failed: [], kept: ['a@example.org'] })
    const [mail] = mails
    expect([mail?.from?.text, [mail?.to].flat()[0]?.text, mail?.subject, mail?.text]).toEqual([
      '"Anna Ek" <anna.ek@example.org>',
      'a@example.org',
      'Inbjudan: Öppet hus',
      'Hej! ÅÄÖ\n',
    ])
    expect(mail?.html).toContain('<p>Hej! ÅÄÖ</p>')
    expect(mail?.attachments.map(({ filename, contentType, content }) => [filename, contentType, content.toString()])).toEqual([
      ['seminar.ics', 'text/calendar', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'],
    ])
  })

  it('goes on after an address that the server does not know, and keeps only what was taken', async () => {
    const { port, mails } = await serving()
    const outcome = await send(smtpAt(port), [
      'a@example.org',
      'no1@example.org',
      'no2@example.org',
      'no3@example.org',
      'no4@example.org',
      'b@example.org',
    ])
    expect(outcome).toMatchObject({ sent: 2, stopped: false, kept: ['a@example.org', 'b@example.org'] })
    expect(outcome.failed.map(({ to }) => to)).toEqual(['no1@example.org', 'no2@example.org', 'no3@example.org', 'no4@example.org'])
    expect(outcome.told[1]).toMatch(/^2 of 6 {2}Höör, group 3 {2}no1@example\.org {2}NOT sent: .*is not here/)
    expect(mails).toHaveLength(2)
  })

  it('says that the password is wrong, and never what it is, even where the server says it back', async () => {
    const { port } = await serving()
    for (const wrong of ['hemligt lösen', 'aGVtbGlndA']) {
      const answer = await smtpAt(port, { login: { user: 'anna', password: wrong } }).knock()
      expect(answer).toMatchObject({ ok: false, failure: { reason: 'login', cause: expect.stringMatching(/535 wrong: … …/) } })
      expect(JSON.stringify(answer)).not.toContain(wrong)
      expect(JSON.stringify(answer)).not.toContain(Buffer.from(wrong).toString('base64'))
    }
  })

  it('does not talk to a server whose certificate nobody vouches for, nor without encryption', async () => {
    const { port, mails } = await serving()
    expect(await smtpAt(port, { authorities: null }).knock()).toMatchObject({
      ok: false,
      failure: { reason: 'connection', cause: expect.stringMatching(/certificate/) },
    })
    const bare = await serving({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true })
    expect(await smtpAt(bare.port).knock()).toMatchObject({ ok: false, failure: { reason: 'connection' } })
    expect([mails, bare.mails]).toEqual([[], []])
  })

  it('talks plainly to a relay inside the house when it is told to', async () => {
    const { port, mails } = await serving({ hideSTARTTLS: true, disabledCommands: ['STARTTLS', 'AUTH'] })
    const smtp = smtpAt(port, { plain: true, login: null })
    expect(await smtp.knock()).toMatchObject({ ok: true })
    expect(await send(smtp, ['a@example.org'])).toMatchObject({ sent: 1 })
    expect(mails).toHaveLength(1)
  })

  it('leaves a server alone that was not to be talked to three times in a row', async () => {
    const { port, close } = await serving()
    const smtp = smtpAt(port)
    expect(await send(smtp, ['a@example.org'])).toMatchObject({ sent: 1 })
    smtp.close()
    await close()
    const outcome = await send(smtpAt(port), ['b@example.org', 'c@example.org', 'd@example.org', 'e@example.org'])
    expect(outcome).toMatchObject({ sent: 0, stopped: true, kept: [] })
    expect(outcome.failed).toHaveLength(3)
  })

  it('does not take a cut after the last word for a mail that was sent', async () => {
    const cut = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.write('220 here\r\n')
      let mail: string | null = null
      socket.on('data', (data) => {
        const text = data.toString()
        if (mail !== null) {
          mail += text
          if (mail.endsWith('\r\n.\r\n')) socket.destroy()
        } else if (text.startsWith('DATA')) {
          mail = ''
          socket.write('354 go\r\n')
        } else socket.write('250 ok\r\n')
      })
    })
    await new Promise<void>((resolve) => cut.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise<void>((closed) => void cut.close(() => closed())))
    const outcome = await send(smtpAt((cut.address() as AddressInfo).port, { plain: true, login: null }), ['a@example.org'])
    expect(outcome).toMatchObject({ sent: 0, kept: [] })
  })
})
