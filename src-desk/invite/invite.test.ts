import { createPublicKey, verify } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sha256 } from '../../src-main/packs/reader/hash.ts'
import { type JoinCode, readCode } from '../../src-shared/join/code.ts'
import { readTicketFile } from '../../src-shared/join/ticket-file.ts'
import { tryDesk } from '../try-desk.ts'
import type { Book } from './book.ts'

const { at, run: desk, said } = tryDesk()
const closing: (() => Promise<unknown>)[] = []
beforeEach(() => makePack())
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const close of closing.splice(0)) await close()
})

const localAt = (milliseconds: number) =>
  new Date(milliseconds).toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' }).slice(0, 16).replace(' ', 'T')
const day = 86_400_000
const makePack = async (start = localAt(Date.now() + 3 * day), version = 1, more: object = {}) => {
  mkdirSync(at('pack'), { recursive: true })
  const programme = [{ kind: 'welcome', id: 'welcome', title: { sv: 'Välkomna' }, seconds: 8400 }]
  const content = {
    format: 1,
    id: 'demo',
    version,
    title: { sv: 'Öppet hus' },
    languages: ['sv'],
    timeZone: 'Europe/Stockholm',
    start,
    programme,
    ...more,
  }
  writeFileSync(at('pack', 'seminar.json'), JSON.stringify(content))
  if (!existsSync(at('o.key'))) await desk('keygen', at('o.key'), '--no-passphrase')
  await desk('sign', at('pack'), '--key', at('o.key'), '--no-passphrase')
}
const list = (text: string) => writeFileSync(at('groups.csv'), text)
const invite = (...more: string[]) =>
  desk('invite', at('pack'), '--list', at('groups.csv'), '--key', at('o.key'), '--no-passphrase', '--out', at('out'), ...more)
const book = () => JSON.parse(readFileSync(at('out', 'book.json'), 'utf8')) as Book
const codes = () => book().invitations.map(({ room, code }) => [room, code])
const ticketOf = (code: JoinCode) =>
  readTicketFile(readFileSync(at('pack', 'join', `${code}.json`)), code, {
    sha256,
    verify: (publicKey, bytes, signature) =>
      verify(
        null,
        bytes,
        createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' }),
        signature,
      ),
  })

const three = 'rum;e-post;språk\nHöör;a@example.org;sv\nEslöv;b@example.org;dansk\nLund;;en\n'

describe('inviting groups', () => {
  it('gives each a code with its signed file, and a folder with what goes to it', async () => {
    list(three)
    expect(await invite('--from', 'https://example.org/demo')).toBe(0)
    expect(said()).toContain('3 groups, 3 with a new code.')
    expect(said()).toContain('"joinAddresses": ["https://example.org/demo"]')
    for (const [index, { code, room }] of book().invitations.entries()) {
      expect(readCode(code).ok).toBe(true)
      expect(ticketOf(code)).toMatchObject({
        ok: true,
        value: { seminar: 'demo', room, group: index + 1, from: 'https://example.org/demo', pass: null },
      })
    }
    expect(readdirSync(at('out')).toSorted()).toEqual(['01-hoor', '02-eslov', '03-lund', 'book.json', 'overview.csv', 'sheets.html'])
    expect(readdirSync(at('out', '02-eslov')).toSorted()).toEqual([
      'code.png',
      'code.svg',
      'mail-day.txt',
      'mail-registration.txt',
      'seminar.ics',
      'sheet.html',
    ])
    expect(readFileSync(at('out', '02-eslov', 'mail-registration.txt'), 'utf8')).toMatch(/^Invitation: Öppet hus/)
    expect(readFileSync(at('out', 'sheets.html'), 'utf8').match(/<section/g)).toHaveLength(3)
    expect(readFileSync(at('out', 'overview.csv'), 'utf8')).toMatch(/^\uFEFFroom;group;code;contact;language;link\r\n"Höör";"1";"/)
    for (const path of [['out'], ['out', 'book.json'], ['out', 'overview.csv'], ['out', '01-hoor', 'code.svg']])
      expect(statSync(at(...path)).mode & 0o077).toBe(0)
  })

  it('keeps every code when it is done again, and where it was said to come from', async () => {
    list(three)
    await invite('--from', 'https://example.org/demo')
    const before = codes()
    list(`rum;e-post;språk\nOsby;;\n${three.split('\n').slice(1).toReversed().join('\n')}`)
    await makePack(undefined, 2)
    expect(await invite()).toBe(0)
    expect(said()).toContain('4 groups, 1 with a new code.')
    expect(codes()).toEqual(expect.arrayContaining(before))
    for (const { code } of book().invitations) expect(ticketOf(code)).toMatchObject({ ok: true, value: { from: 'https://example.org/demo' } })
    list('rum\nHöör\n')
    expect(await invite('--from', 'none')).toBe(0)
    expect(said()).toMatch(/No more in the list[\s\S]*Eslöv, group 2/)
    expect(codes()).toEqual(expect.arrayContaining(before))
    expect(book().from).toBeNull()
  })

  it('leaves the pack as it was signed', async () => {
    list(three)
    await invite()
    expect(await desk('verify', at('pack'))).toBe(0)
    await desk('sign', at('pack'), '--key', at('o.key'), '--no-passphrase', '--pack-version', '2')
    expect(readFileSync(at('pack', 'seminar.json'), 'utf8')).not.toContain('join/')
  })

  it('writes nothing when something is wrong, and says what and where', async () => {
    list('rum;e-post\nHöör;anna\n;b@example.org\n')
    expect(await invite()).toBe(1)
    expect(said()).toMatch(/line 2, column 2 \(e-post\): "anna" is no mail address\.\n {2}line 3, column 1 \(rum\)/)
    list(three)
    await desk('keygen', at('other.key'), '--no-passphrase')
    expect(await invite('--key', at('other.key'))).toBe(1)
    expect(said()).toMatch(/another key/)
    expect(await invite('--out', at('pack', 'out'))).toBe(2)
    expect(await invite('--from', 'http://example.org')).toBe(2)
    expect(said()).toMatch(/use https/)
    expect(await invite('--list', at('nowhere.csv'))).toBe(2)
    expect(await invite('--lang', 'fi')).toBe(2)
    expect([existsSync(at('out')), existsSync(at('pack', 'join'))]).toEqual([false, false])
    mkdirSync(at('out'))
    writeFileSync(at('out', 'book.json'), '{"version":1')
    expect(await invite()).toBe(1)
    expect(said()).toMatch(/codes that were given out would be lost/)
    expect(readFileSync(at('out', 'book.json'), 'utf8')).toBe('{"version":1')
  })
})

const plenary = [
  {
    kind: 'plenary',
    id: 'plenary',
    title: { sv: 'Samling' },
    seconds: 1800,
    offlineGuide: [{ kind: 'open', prompt: { sv: 'Tala' }, seconds: 1800 }],
  },
]
const withDesk = { programme: plenary, plenary: { desk: 'https://desk.example.org:8443' } }
const passIn = (code: JoinCode) => {
  const ticket = ticketOf(code)
  return ticket.ok ? ticket.value.pass : null
}

describe('passes in invitations', () => {
  it('stand in the link and behind the code of each group, one for all groups of a room, and can be taken back before anybody came', async () => {
    await makePack(undefined, 2, withDesk)
    list('rum;grupp\nHöör;1\nHöör;2\nLund;3\n')
    expect(await invite()).toBe(0)
    const [first, second, third] = book().invitations.map(({ code }) => passIn(code))
    expect(first).toMatch(/^[\w-]+\.[\w-]{86}$/)
    expect([second, third === first]).toEqual([first, false])
    expect(readFileSync(at('out', '01-hoor', 'mail-registration.txt'), 'utf8')).toContain(`&pass=${first}`)
    expect(await desk('revoke', '--pack', at('pack'), '--data', at('data'), '--id', 'lund', '--invitations', at('out'))).toBe(0)
    expect(said()).toMatch(/taken back[\s\S]*--renew lund/)
    expect(await desk('revoke', '--pack', at('pack'), '--data', at('data'), '--id', 'lund', '--invitations', at('out'))).toBe(1)
    expect(said()).toMatch(/taken back before/)
    expect(await invite('--renew', 'lund')).toBe(0)
    const after = book().invitations.map(({ code }) => passIn(code))
    expect(after.slice(0, 2)).toEqual([first, first])
    expect(after[2]).not.toBe(third)
    expect(await desk('revoke', '--pack', at('pack'), '--data', at('data'), '--id', 'lund', '--invitations', at('out'))).toBe(0)
    expect(await invite('--renew', 'nobody')).toBe(2)
  })

  it('are links for presenters and hosts, with their mails and a table', async () => {
    await makePack(undefined, 2, withDesk)
    list(three)
    writeFileSync(at('people.csv'), 'namn;roll;e-post\nKarin Sandgren;presentatör;k@example.org\nHugo;värd;\n')
    expect(await invite('--people', at('people.csv'), '--smtp', '127.0.0.1:1')).toBe(0)
    expect(said()).toMatch(/k@example\.org {2}Karin Sandgren, presenter {2}sv {2}Din länk till den gemensamma samlingen/)
    expect(readdirSync(at('out', 'people', 'karin-sandgren')).toSorted()).toEqual(['mail-day.txt', 'mail-registration.txt', 'seminar.ics'])
    const table = readFileSync(at('out', 'people.csv'), 'utf8')
    expect(table).toMatch(/"Hugo";"host";"";"sv";"hugo";"https:\/\/desk\.example\.org:8443\/lead#[\w-]+\.[\w-]+"/)
    expect(statSync(at('out', 'people.csv')).mode & 0o077).toBe(0)
    const people = () => book().people.map(({ id, pass }) => [id, pass])
    const before = people()
    expect(await invite()).toBe(0)
    expect(people()).toEqual(before)
    expect(await invite('--renew', 'hugo')).toBe(2)
    expect(said()).toMatch(/hugo stands in no list that is named/)
    writeFileSync(at('people.csv'), 'namn;roll\nHugo;presentatör\n')
    expect(await invite('--people', at('people.csv'))).toBe(1)
    expect(said()).toMatch(/Hugo was invited as host before[\s\S]*--renew hugo/)
    expect(people()).toEqual(before)
  })

  it('are left out where the seminar has no desk, and that is said', async () => {
    list(three)
    expect(await invite()).toBe(0)
    expect(said()).toMatch(/no pass to the plenary/)
    writeFileSync(at('people.csv'), 'namn;roll\nHugo;värd\n')
    expect(await invite('--people', at('people.csv'))).toBe(1)
    expect(said()).toMatch(/does not say where its desk is/)
    await makePack(undefined, 2, { ...withDesk, plenary: { desk: 'desk.example.org' } })
    expect(await invite()).toBe(1)
    expect(said()).toMatch(/no address that a room would open/)
  })
})

describe('sending invitations', () => {
  const serving = async () => {
    const taken: string[] = []
    const refusing = new Set<string>()
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _, answer) => {
        if (refusing.has(address)) return answer(new Error('550 not here'))
        taken.push(address)
        return answer()
      },
      onData: (stream, _, answer) => stream.resume().on('end', () => answer(null)),
    })
    const port = await new Promise<number>((resolve) => {
      const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port))
    })
    closing.push(() => new Promise<void>((closed) => server.close(closed)))
    return { taken, refusing, smtp: ['--smtp', `127.0.0.1:${port}`, '--smtp-plain', '--sender', 'Anna Ek <anna@example.org>'] }
  }

  it('shows what would be sent and sends nothing, unless it is told to', async () => {
    const { taken, smtp } = await serving()
    list(three)
    expect(await invite(...smtp)).toBe(0)
    expect(said()).toMatch(/2 to send\.\n {2}a@example\.org {2}Höör, group 1 {2}sv {2}Inbjudan: Öppet hus/)
    expect(said()).toMatch(/ {2}\| Subject: [\s\S]* {2}\| Hej!/)
    expect(said()).toMatch(/Nothing was sent/)
    expect(await invite(...smtp, '--send')).toBe(2)
    expect(said()).toMatch(/nobody is there to be asked/)
    expect(taken).toEqual([])
  })

  it('goes on after an address that is refused, and sends only what is missing the next time', async () => {
    const { taken, refusing, smtp } = await serving()
    refusing.add('a@example.org')
    list(three)
    expect(await invite(...smtp, '--send', '--yes')).toBe(1)
    expect(said()).toMatch(/1 sent, 1 not\.[\s\S]* {2}a@example\.org/)
    expect(taken).toEqual(['b@example.org'])
    refusing.clear()
    expect(await invite(...smtp, '--send', '--yes')).toBe(0)
    expect(taken).toEqual(['b@example.org', 'a@example.org'])
    expect(await invite(...smtp, '--send', '--yes')).toBe(0)
    expect(said()).toMatch(/0 to send, 2 sent before/)
    expect(taken).toHaveLength(2)
  })

  it('writes again to whom the link or the time has changed, and to a new address', async () => {
    const { taken, smtp } = await serving()
    list(three)
    await invite(...smtp, '--send', '--yes')
    list(three.replace('b@', 'c@'))
    await invite(...smtp, '--send', '--yes')
    expect(taken.splice(0)).toEqual(['a@example.org', 'b@example.org', 'c@example.org'])
    await makePack(localAt(Date.now() + 4 * day), 2)
    await invite(...smtp, '--send', '--yes')
    expect(said()).toMatch(/2 of them once more/)
    expect(taken).toEqual(['a@example.org', 'c@example.org'])
  })

  it('sends the mail of the day on that day only, and none when the seminar is over', async () => {
    const { taken, smtp } = await serving()
    list(three)
    expect(await invite(...smtp, '--mail', 'day', '--send', '--yes')).toBe(1)
    expect(said()).toMatch(/says "today"/)
    await makePack(localAt(Date.now()), 2)
    expect(await invite(...smtp, '--mail', 'day', '--send', '--yes')).toBe(0)
    expect(taken.splice(0)).toEqual(['a@example.org', 'b@example.org'])
    await makePack(localAt(Date.now() - 3 * day), 3)
    expect(await invite(...smtp, '--send', '--yes')).toBe(1)
    expect(said()).toMatch(/the seminar is over/)
    expect(taken).toEqual([])
  })

  it('asks for what it needs, sends no password in the open, and prints none', async () => {
    const { smtp } = await serving()
    list(three)
    vi.stubEnv('TALKROOM_SMTP_PASSWORD', 'hemligt-ord')
    expect(await invite('--send', '--yes')).toBe(2)
    expect(said()).toMatch(/--smtp mail\.example\.org:587/)
    expect(await invite('--send', '--yes', '--smtp', 'http://x')).toBe(2)
    expect(await invite('--send', '--yes', '--smtp', 'x:25')).toBe(2)
    expect(said()).toMatch(/--sender/)
    expect(await invite(...smtp, '--smtp-user', 'anna', '--send', '--yes')).toBe(2)
    expect(said()).toMatch(/never sent without encryption/)
    expect(await invite(...smtp.filter((one) => one !== '--smtp-plain'), '--smtp-user', 'anna', '--send', '--yes')).toBe(1)
    expect(said()).toMatch(/Nothing was sent: 127\.0\.0\.1 cannot be reached as asked/)
    expect(said()).not.toContain('hemligt-ord')
    vi.stubEnv('TALKROOM_SMTP_PASSWORD', '')
    expect(await invite('--send', '--yes', '--smtp', 'x', '--sender', 'a@example.org', '--smtp-user', 'anna')).toBe(2)
    expect(said()).toMatch(/TALKROOM_SMTP_PASSWORD/)
  })
})
