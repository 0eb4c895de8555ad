import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withDefaults } from '../../../src-shared/settings/schema.ts'
import { createRedactor } from './redact.ts'

const knowing = (password: string) => createRedactor({ ...withDefaults({}), proxyLogin: { user: 'x', password } })
const redact = createRedactor(withDefaults({}))
const secret = 'hunter-2-and-more'

describe('what is JSON', () => {
  it('loses what stands under the name of a secret, whatever stands there, and keeps that there is none', () => {
    const read = JSON.parse(
      redact(
        JSON.stringify({ password: { first: secret, last: 'b c' }, plenaryPass: [secret], PIN: 2468, 'set-cookie': secret, token: null, pin: true }),
      ),
    )
    expect(read).toEqual({
      password: '[removed]',
      plenaryPass: '[removed]',
      PIN: '[removed]',
      'set-cookie': '[removed]',
      token: null,
      pin: true,
    })
  })

  it('keeps names that only look like one', () => {
    const kept = { pinned: 'usb:0b0e:2475', passed: 3, keyboard: 'sv', trustedKeys: ['ab'], bypassed: 'x', spinning: 'y', fingerprint: 'z' }
    expect(JSON.parse(redact(JSON.stringify(kept)))).toEqual(kept)
  })

  it('is gone through inside of a text that is JSON itself', () => {
    const inner = JSON.stringify({ said: JSON.stringify({ token: `a "${secret}" b`, kept: 1 }) })
    const read = JSON.parse(redact(JSON.stringify({ cause: inner })))
    expect(JSON.parse(JSON.parse(read.cause).said)).toEqual({ token: '[removed]', kept: 1 })
  })

  it('stays as it was written: a file of one value in several lines, a log in one line for each', () => {
    expect(redact('{\n  "a": 1\n}\n')).toBe('{\n  "a": 1\n}\n')
    expect(redact('{"a":1}\n{"b":2}\n')).toBe('{"a":1}\n{"b":2}\n')
    expect(redact('{"a":1}\n')).toBe('{"a":1}\n')
  })
})

describe('what is no JSON', () => {
  it.each([
    `password=${secret}`,
    `the proxy said accessToken: "${secret} and more"; nothing else`,
    `{"level":"warn","password":"${secret} and`,
    `{"level":"warn","token":"a \\" ${secret}`,
    `cause="{\\"password\\":\\"one ${secret} two\\"}" kept`,
    `Cookie: id=${secret}; other=${secret}`,
    `Authorization: Digest response=${secret}`,
    `credential: {a: ${secret}, b: 1} kept`,
    `http://bo:${secret}@proxy.example.org:3128`,
    `Authorization: Basic ${secret}`,
  ])('is gone through by its forms: %s', (line) => {
    expect(redact(line)).not.toContain(secret)
    expect(redact(line)).toContain('[removed]')
  })

  it('keeps what stands around it', () => {
    expect(redact('cause="{\\"password\\":\\"one two\\"}" status=407')).toBe('cause="{\\"password\\":\\"[removed]\\"}" status=407')
    expect(redact('there are 3 passages: 5 and 6')).toBe('there are 3 passages: 5 and 6')
  })
})

describe('whatever the logs have in them', () => {
  const planted = fc
    .string({ minLength: 8, maxLength: 24, unit: 'grapheme' })
    .filter((one) => one.trim() === one && ![one, JSON.stringify(one).slice(1, -1)].some((written) => '[removed]'.includes(written)))
  const leaf = fc.oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.boolean(), fc.constant(null))

  /** A secret where one may get to: alone, in the middle of a text, in a list, in JSON as a text, in an address, in a name. */
  const around = (one: string, before: string, behind: string): fc.Arbitrary<unknown> =>
    fc.constantFrom<unknown>(
      one,
      `${before}${one}${behind}`,
      [before, one],
      { [before]: { deep: [one] } },
      JSON.stringify({ [before]: one }),
      JSON.stringify({ deep: JSON.stringify([one]) }),
      `${before} ${JSON.stringify({ cause: one })}`,
      `https://example.org/${encodeURIComponent(one.replaceAll(/\p{Cs}/gu, ''))}`,
      { [`${before}${one}`]: behind },
    )
  const line = (one: string) =>
    fc
      .tuple(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), fc.dictionary(fc.string({ maxLength: 8 }), leaf, { maxKeys: 4 }))
      .chain(([before, behind, rest]) => around(one, before, behind).map((with_) => JSON.stringify({ ...rest, planted: with_ })))

  it('a line of JSON stays one, and what the settings call a secret never comes out', () => {
    const given = planted.chain((one) => fc.tuple(fc.constant(one), fc.array(line(one), { minLength: 1, maxLength: 4 })))
    fc.assert(
      fc.property(given, ([one, lines]) => {
        const out = knowing(one)(`${lines.join('\n')}\n`)
        const read = out.trimEnd().split('\n')
        expect(read).toHaveLength(lines.length)
        for (const each of read) expect(Object.hasOwn(JSON.parse(each), 'planted')).toBe(true)
        expect(out).not.toContain(one)
        expect(out).not.toContain(JSON.stringify(one).slice(1, -1))
      }),
      { numRuns: 500 },
    )
  })

  it('any JSON stays JSON of the same shape', () => {
    const shape = (value: unknown): unknown =>
      Array.isArray(value) ? value.map(shape) : typeof value === 'object' && value !== null ? Object.values(value).map(shape).length : 0
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const names = JSON.stringify(value)
        fc.pre(!/pass|secret|token|cookie|pin|credential|key/i.test(names))
        expect(shape(JSON.parse(redact(names)))).toEqual(shape(JSON.parse(names)))
      }),
    )
  })

  it('a text that is no JSON loses it too, where it stands by itself however short it is', () => {
    const short = fc.string({ minLength: 4, maxLength: 20 }).filter((one) => /^\S+$/.test(one) && !'[removed] before behind'.includes(one))
    fc.assert(
      fc.property(short, (one) => {
        expect(knowing(one)(`before ${one} behind`)).not.toContain(` ${one} `)
        expect(knowing(one)(JSON.stringify({ cause: ` ${one} ` }))).not.toContain(` ${JSON.stringify(one).slice(1, -1)} `)
      }),
    )
  })
})
