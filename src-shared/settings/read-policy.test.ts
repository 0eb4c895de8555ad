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
