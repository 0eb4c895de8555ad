import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policySchema } from './policy.ts'
import { policyKeys } from './policy-keys.ts'
import { policyJsonSchema, policySchemaName } from './policy-schema.ts'
import { readPolicy } from './read-policy.ts'

const lines = (content: unknown) => readPolicy(content).slips.map(({ path, text }) => `${path}: ${text}`)

describe('reading a policy', () => {
  it('takes every example of every key, alone and all together', () => {
    for (const { key, example } of policyKeys) expect(readPolicy({ [key]: example })).toEqual({ policy: { [key]: example }, slips: [] })
    const all = Object.fromEntries(policyKeys.map(({ key, example }) => [key, example]))
    expect(readPolicy({ $schema: './policy.schema.json', ...all }).slips).toEqual([])
  })

  it('knows of every key what it is', () => {
    expect(policyKeys.map(({ key }) => key).toSorted()).toEqual(
      Object.keys(policySchema.shape)
        .filter((key) => key !== '$schema')
        .toSorted(),
    )
  })

  it('names what is no key, however deep, and which was meant', () => {
    expect(
      lines({
        packsources: [],
        pack_sources: [],
        devices: { nigthly: null, pinned: { speeker: null } },
        report: { to: 'https://x.example', key: 'k'.repeat(20), retry: 1 },
      }),
    ).toEqual([
      'packsources: is no key; packSources is meant, perhaps',
      'pack_sources: is no key; packSources is meant, perhaps',
      'devices.nigthly: is no key; nightly is meant, perhaps',
      'devices.pinned.speeker: is no key; speaker is meant, perhaps',
      'report.retry: is no key; there are to, key',
    ])
    expect(lines({ joined: 'x', screenSaver: true })).toEqual([
      'joined: is no key of a policy: the kiosk remembers it by itself',
      'screenSaver: is no key; docs/policy.md has all that there are',
    ])
  })

  it('leaves out the smallest part that is wrong, and keeps the rest', () => {
    const good = 'ab'.repeat(32)
    const read = readPolicy({
      language: 'se',
      bandwidth: '2000000',
      trustedKeys: [good, 'short', good.replace('a', 'c')],
      devices: { volume: 7, nightly: '04:30', pinned: { speaker: { key: 'usb:1' } } },
      fetchHours: { from: '25:00', to: '06:00' },
      theme: 'dark',
    })
    expect(read.policy).toEqual({ trustedKeys: [good, good.replace('a', 'c')], devices: { nightly: '04:30', pinned: {} }, theme: 'dark' })
    expect(read.slips.map(({ path }) => path)).toEqual(
      ['language', 'trustedKeys[1]', 'bandwidth', 'fetchHours.from', 'devices.pinned.speaker.label', 'devices.volume'].toSorted(
        (a, b) => read.slips.findIndex(({ path }) => path === a) - read.slips.findIndex(({ path }) => path === b),
      ),
    )
    expect(read.slips).toHaveLength(6)
    expect(lines({ language: 'se' })).toEqual(['language: "se" cannot be used; "sv" is meant, perhaps'])
    expect(lines({ bandwidth: '2000000' })).toEqual(['bandwidth: "2000000" cannot be used; it is a number from 1000 on, without quotes, as 2000000'])
    expect(lines({ fetchHours: { from: '18:00' } })).toEqual([
      'fetchHours.to: is missing; it is an object with two times, as {"from":"18:00","to":"06:00"}',
    ])
  })

  it('never repeats what may be a secret', () => {
    const said = lines({ proxyLogin: 'room:hunter2', staffPinHash: '2468', report: { to: 'ftp://x', key: 'hunter2' } }).join()
    expect(said).not.toMatch(/hunter2|2468/)
    expect(said).toContain('staffPinHash: this cannot be used; it is what talkroom policy set-pin writes')
  })

  it('repeats no login in an address, and no invitation, where a plain address is repeated', () => {
    const said = lines({ proxy: 'http://bo:hunter2@proxy:3128', join: 'talkroom://join/hunter2' })
    expect(said).toHaveLength(2)
    expect(said.join()).not.toContain('hunter2')
    expect(lines({ proxy: 'ftp://proxy.example.org' }).join()).toContain('"ftp://proxy.example.org" cannot be used')
  })

  it('refuses an address that would carry a key in the clear, and an invitation that is none', () => {
    const key = 'k'.repeat(20)
    for (const to of ['http://rooms.example.org', 'https://user@rooms.example.org', 'https://rooms.example.org/?k=1', 'rooms.example.org'])
      expect(readPolicy({ report: { to, key } })).toMatchObject({ policy: {}, slips: [{ path: 'report.to' }] })
    for (const to of ['https://rooms.example.org', 'https://rooms.example.org:8444/talkroom', 'http://127.0.0.1:9000'])
      expect(readPolicy({ report: { to, key } }).slips).toEqual([])
    expect(readPolicy({ join: 'nonsense' })).toMatchObject({ policy: {}, slips: [{ path: 'join' }] })
  })

  describe('names an address that the kiosk cannot use, with its place and why, and keeps the others', () => {
    const key = 'k'.repeat(20)
    const good = [
      'https://seminars.example.org/autumn',
      'http://10.0.0.5:8080',
      'HTTPS://Seminars.example.org/',
      '/srv/talkroom',
      'D:\\talkroom',
      '\\\\server\\share',
    ]

    it('of seminars and of tickets', () => {
      for (const name of ['packSources', 'joinAddresses'] as const) {
        const wrong: readonly (readonly [string, string])[] = [
          ['ftp://seminars.example.org', 'begins with ftp:'],
          ['smb://server/share', 'begins with smb:'],
          ['file:///srv/talkroom', 'without file:'],
          ['https://bo:hunter2@seminars.example.org', 'has a login in it'],
          ['https:bo:hunter2@seminars.example.org', 'is no address'],
          ['https://seminars.example.org/?key=hunter2', 'behind a ? or #'],
          ['https://seminars.example.org/#autumn', 'behind a ? or #'],
          ['https://', 'is no address'],
          ['https://x:99999', 'is no address'],
          ['seminars.example.org/autumn', 'neither with https://'],
          ['srv/talkroom', 'neither with https://'],
        ]
        for (const [address, why] of wrong) {
          const read = readPolicy({ [name]: [good[0], address, ...good.slice(1)] })
          expect([address, read]).toEqual([
            address,
            { policy: { [name]: good }, slips: [{ path: `${name}[1]`, text: expect.stringContaining(why) }] },
          ])
          expect(read.slips[0]?.text).not.toContain('hunter2')
        }
      }
    })

    it.each<readonly [string, unknown, string, string]>([
      ['a proxy with a login', { proxy: 'http://bo:hunter2@proxy.example.org:3128' }, 'proxy', 'proxyLogin'],
      ['a proxy by SOCKS', { proxy: 'socks5://proxy.example.org:1080' }, 'proxy', 'http:// or https:// only'],
      ['a proxy at no port', { proxy: 'http://proxy.example.org:99999' }, 'proxy', 'no address'],
      ['a proxy with a path', { proxy: 'http://proxy.example.org/a' }, 'proxy', 'no path'],
      ['a proxy script by ftp', { proxyScript: 'ftp://proxy.example.org/proxy.pac' }, 'proxyScript', 'begins with ftp:'],
      ['a proxy script as file:', { proxyScript: 'file:///etc/proxy.pac' }, 'proxyScript', 'without file:'],
      ['certificates at an address', { certificates: 'https://ca.example.org/ca.pem' }, 'certificates', 'a path belongs there'],
      ['certificates nowhere in particular', { certificates: 'ca.pem' }, 'certificates', 'a whole one'],
      ['a folder for results at an address', { deliverTo: 'smb://server/results' }, 'deliverTo', 'a path belongs there'],
      ['updates in the clear', { updates: { install: 'when-free', from: 'http://updates.example.org' } }, 'updates.from', 'https://'],
      ['updates with a login', { updates: { install: 'when-free', from: 'https://bo:hunter2@updates.example.org' } }, 'updates.from', 'login'],
      ['a desk in the clear', { plenary: { desk: 'http://desk.example.org' } }, 'plenary.desk', 'not encrypted'],
      ['a desk with a login', { plenary: { desk: 'https://bo:hunter2@desk.example.org' } }, 'plenary.desk', 'login'],
      ['a desk by its socket', { plenary: { desk: 'wss://desk.example.org' } }, 'plenary.desk', 'no address of a desk'],
      ['a media server by https', { plenary: { iceServers: [{ urls: 'https://turn.example.org' }] } }, 'plenary.iceServers[0].urls', 'turns:'],
      ['a media server with a login', { plenary: { iceServers: [{ urls: 'turn:bo@turn.example.org' }] } }, 'plenary.iceServers[0].urls', 'username'],
      ['reports with a login', { report: { to: 'https://bo:hunter2@rooms.example.org', key } }, 'report.to', 'https address'],
      ['an invitation by another scheme', { join: 'https://talkroom.example.org/hunter2' }, 'join', 'a link or a code'],
    ])('of %s', (_, content, path, why) => {
      const { policy, slips } = readPolicy(content)
      expect(slips).toEqual([{ path, text: expect.stringContaining(why) }])
      expect(slips[0]?.text).not.toContain('hunter2')
      expect(JSON.stringify(policy)).not.toContain('example.org')
    })

    it('and takes none that the kiosk would stumble over', () => {
      const part = fc.constantFrom(
        'https://',
        'http:',
        '//',
        'HTTP://',
        '/',
        'a',
        'ä',
        '1',
        '999',
        '0x7f',
        '.',
        ':',
        '80',
        '99999',
        '[',
        '::1',
        ']',
        '@',
        '?',
        '#',
        '%',
        ' ',
        '_',
        '-',
      )
      const address = fc.oneof(
        fc.webUrl(),
        fc.array(part, { maxLength: 9 }).map((parts) => parts.join('')),
        fc.ipV6().map((one) => `http://[${one}]`),
      )
      fc.assert(
        fc.property(address, (one) => {
          for (const [taken] of [readPolicy({ packSources: [one] }).policy.packSources ?? [], [readPolicy({ proxy: one }).policy.proxy]])
            if (taken !== undefined && taken !== null && /^http/i.test(taken))
              expect(new URL(taken)).toMatchObject({ username: '', password: '', search: '' })
        }),
        { numRuns: 500 },
      )
    })

    it('takes those of media servers as browsers do', () => {
      const iceServers = [
        'stun:stun.example.org',
        'stuns:[2001:db8::1]:5349',
        'turn:turn.example.org:3478?transport=udp',
        'turns:turn.example.org',
      ].map((urls) => ({ urls }))
      expect(readPolicy({ plenary: { iceServers, desk: 'https://desk.example.org:8443/' } }).slips).toEqual([])
    })
  })

  it('makes of anything at all a policy that can be used, and names what it left out', () => {
    const keys = fc.constantFrom(...policyKeys.map(({ key }) => key), 'pinned', 'speaker', '__proto__', 'key')
    const values = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.constantFrom(...policyKeys.map(({ example }) => example)),
        fc.dictionary(keys, tie('any')),
      ),
    })).any
    fc.assert(
      fc.property(fc.dictionary(keys, values), (content) => {
        const { policy, slips } = readPolicy(content)
        expect(policySchema.safeParse(policy).success).toBe(true)
        expect(readPolicy(policy)).toEqual({ policy, slips: [] })
        if (slips.length === 0) expect(policy).toEqual(content)
      }),
      { numRuns: 300 },
    )
    for (const nothing of [null, [], 'x', 1]) expect(readPolicy(nothing).slips).toHaveLength(1)
  })
})

describe('the published schema', () => {
  const published = new URL(`../../docs/schema/${policySchemaName}`, import.meta.url)
  const check = new Ajv({ allErrors: true, allowUnionTypes: true, formats: { uri: URL.canParse } }).compile(policyJsonSchema())

  it('is made of the definitions that the kiosk reads with; `npm run --silent talkroom -- policy schema > docs/schema/policy.schema.json` makes it anew', () => {
    expect(readFileSync(published, 'utf8')).toBe(`${JSON.stringify(policyJsonSchema(), null, 2)}\n`)
  })

  it('lets an editor be content with every example, and mark what the kiosk would name', () => {
    for (const { key, example } of policyKeys) expect([key, check({ [key]: example })]).toEqual([key, true])
    for (const wrong of [
      { packsources: [] },
      { devices: { nigthly: null } },
      { language: 'se' },
      { bandwidth: '1' },
      { fetchHours: { from: '18:00' } },
    ])
      expect([wrong, check(wrong)]).toEqual([wrong, false])
  })
})
