import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { printLink } from '../../src-shared/join/link.ts'
import { testTicket } from '../join/test-ticket.ts'
import { tryTalkroom } from './try-talkroom.ts'

const { at, talkroom } = tryTalkroom()

const unzip = async (file: string): Promise<ReadonlyMap<string, string>> => {
  const zip = await openPromise(file)
  const found = new Map<string, string>()
  for await (const entry of zip.eachEntry()) found.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)))
  return found
}

/** What must never leave the room, and where it is planted. */
const planted = {
  password: 'correct-horse-battery',
  user: 'anna.svensson',
  key: 'report-key-0123456789-abcdef',
  pin: 'scrypt:c2FsdHNhbHQ=:aGFzaGhhc2g=',
  link: printLink(testTicket({ room: 'Sal 7' })),
  mail: 'kerstin.öberg@kommun.example',
  home: '/home/kerstin',
  address: 'https://seminars.example.org/autumn?ticket=QWERTY123',
  login: 'http://bo:hemligt@proxy.example.org:3128',
  bearer: 'Bearer eyJhbGciOiJFZERTQSJ9.payload.signature',
  answer: 'Jag tyckte att samtalet om min klient var svårt',
  point: 'Vi behöver prata om familjen på Storgatan',
  draft: 'Halvskrivet svar om mamma',
}

describe('talkroom support-bundle', () => {
  it('has what helps and nothing of what was planted: secrets, names, answers', async () => {
    const write = (path: string, content: unknown) => {
      mkdirSync(dirname(at(path)), { recursive: true })
      writeFileSync(at(path), typeof content === 'string' ? content : JSON.stringify(content))
    }
    write('policy.json', {
      room: 'Biblioteket',
      proxyLogin: { user: planted.user, password: planted.password },
      report: { to: 'https://rooms.example.org', key: planted.key },
    })
    write('profile/settings.json', { staffPinHash: planted.pin, joined: planted.link })
    const line = (message: string, cause: string) =>
      `${JSON.stringify({ level: 'warn', time: '2026-01-01T00:00:00.000Z', name: 'join', message, cause })}\n`
    write(
      'profile/logs/talkroom.log',
      [
        planted.password,
        planted.key,
        planted.pin,
        planted.link,
        planted.mail,
        `${planted.home}/x.json`,
        planted.address,
        planted.login,
        planted.bearer,
        `user ${planted.user}`,
      ]
        .map((secret) => line('it went wrong', `before ${secret} behind`))
        .join(''),
    )
    write('profile/logs/talkroom.1.log', line('older', 'kept'))
    write('profile/status.json', { format: 1, said: planted.address })
    write('profile/outbox/waiting/1.json', { answers: [planted.answer] })
    write('profile/outbox/delivered/2.json', { items: [planted.point] })
    write('profile/journal/current.jsonl', `${JSON.stringify({ draft: planted.draft })}\n`)

    const { code, out } = await talkroom('support-bundle', '--out', at('bundle.zip'))
    expect([code, out]).toEqual([0, expect.stringContaining('bundle.zip')])
    const files = await unzip(at('bundle.zip'))
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'README.txt',
        'about.json',
        'policy.json',
        'status.json',
        'packs.json',
        'inventory.json',
        'logs/talkroom.log',
        'logs/talkroom.1.log',
      ]),
    )
    expect([...files.keys()].filter((name) => /outbox|journal|draft|settings/.test(name))).toEqual([])
    const everything = [...files.values()].join('\n')
    for (const [name, secret] of Object.entries(planted)) expect([name, everything.includes(secret)]).toEqual([name, false])
    for (const part of ['hemligt', 'kerstin', 'QWERTY123', 'Sal%207', 'Storgatan', 'klient'])
      expect([part, everything.includes(part)]).toEqual([part, false])

    // What helps is still there.
    expect(JSON.parse(files.get('policy.json') ?? '')).toMatchObject({ state: 'read' })
    expect(files.get('policy.json')).toContain('Biblioteket')
    expect(JSON.parse(files.get('about.json') ?? '')).toMatchObject({ node: process.versions.node, platform: process.platform })
    const log = (files.get('logs/talkroom.log') ?? '').trim().split('\n')
    expect(log).toHaveLength(10)
    for (const record of log) expect((JSON.parse(record) as { cause: string }).cause).toMatch(/^(before|user) .*behind$/)
    expect(files.get('logs/talkroom.log')).toContain('https://seminars.example.org/autumn?[removed]')
  })

  it('can be made where no kiosk has ever run, and says where it cannot be written', async () => {
    expect((await talkroom('support-bundle', '--out', at('empty.zip'))).code).toBe(0)
    expect((await unzip(at('empty.zip'))).has('README.txt')).toBe(true)
    expect(await talkroom('support-bundle', '--out', at('no', 'such', 'folder.zip'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be written'),
    })
  })
})
