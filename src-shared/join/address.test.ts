import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAddress } from './address.ts'

const said = (text: string) => {
  const checked = checkAddress(text)
  return checked.ok ? 'taken' : checked.failure.reason
}

describe('where a pack may be', () => {
  it.each([
    'https://seminars.example.org',
    'https://seminars.example.org/',
    'https://seminars.example.org:8443/autumn/barn-som-anhoriga/',
    'https://xn--rhus-qla.example.dk/a_b~c/%C3%A5r',
    'https://203.0.113.7/x',
    'http://192.168.4.20:8080',
    'http://10.0.0.1/pack',
    'http://172.31.0.9',
    'http://127.0.0.1:4100/x',
    'http://localhost:8080',
    'http://desk',
    'http://desk.local/pack',
    'http://nas.home.arpa',
  ])('takes %s', (address) => expect(said(address)).toBe('taken'))

  it.each([
    ['javascript:alert(1)', 'not-one'],
    ['file:///etc/passwd', 'not-one'],
    ['data:text/html,x', 'not-one'],
    ['ftp://example.org', 'not-one'],
    ['HTTPS://example.org', 'not-one'],
    ['https:example.org', 'not-one'],
    ['https:///x', 'not-one'],
    ['https://', 'not-one'],
    ['//example.org', 'not-one'],
    ['https://exämple.org', 'not-one'],
    ['https://еxample.org', 'not-one'],
    ['https://example.org\\@evil.org', 'not-one'],
    ['https://example.org/a?b', 'not-one'],
    ['https://example.org/a#b', 'not-one'],
    ['https://example.org/a/../b', 'not-one'],
    ['https://example.org/%2e%2E/b', 'not-one'],
    ['https://example.org/.%2e/b', 'not-one'],
    ['https://example.org/a%2fb', 'not-one'],
    ['https://example.org/a%00', 'not-one'],
    ['https://example.org//b', 'not-one'],
    ['https://example.org/%zz', 'not-one'],
    ['https://example.org/a b', 'not-one'],
    ['https://example.org:0', 'not-one'],
    ['https://example.org:65536', 'not-one'],
    ['https://example.org:080', 'not-one'],
    ['https://example.org:80:80', 'not-one'],
    ['https://-a.example.org', 'not-one'],
    ['https://a..example.org', 'not-one'],
    ['https://example.org.', 'not-one'],
    ['https://1.2.3', 'not-one'],
    ['https://256.1.1.1', 'not-one'],
    ['https://01.2.3.4', 'not-one'],
    ['http://2130706433', 'not-one'],
    ['http://0x7f.1', 'not-one'],
    ['http://0x7f000001', 'not-one'],
    ['https://[::1]', 'not-one'],
    ['https://user:secret@example.org', 'has-credentials'],
    ['https://user@example.org', 'has-credentials'],
    ['http://127.0.0.1@evil.org', 'has-credentials'],
    ['http://example.org', 'not-encrypted'],
    ['http://203.0.113.7', 'not-encrypted'],
    ['http://172.32.0.1', 'not-encrypted'],
    ['http://11.0.0.1', 'not-encrypted'],
    ['http://127.0.0.1.evil.org', 'not-encrypted'],
    ['http://localhost.evil.org', 'not-encrypted'],
    ['http://mylocal.evil', 'not-encrypted'],
  ])('does not take %s', (address, why) => expect(said(address)).toBe(why))

  it('has an end', () => expect(said(`https://example.org/${'a'.repeat(500)}`)).toBe('too-long'))

  it('is read by every reader as the same place', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https', 'http'] }), fc.string(), (url, tail) => {
        for (const text of [url, url + tail]) {
          if (!checkAddress(text).ok) continue
          taken += 1
          const read = new URL(text)
          expect(`${read.protocol}//${read.host}${read.pathname}`.replace(/\/$/, '')).toBe(
            text.replace(/:443(?=\/|$)|:80(?=\/|$)/, '').replace(/\/$/, ''),
          )
        }
      }),
      { numRuns: 2000 },
    )
    expect(taken).toBeGreaterThan(200)
  })
})
