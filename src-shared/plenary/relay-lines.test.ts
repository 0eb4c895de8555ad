import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relayLine, relayLines, throughMain } from './relay-lines.ts'

describe('a relay by TCP', () => {
  it.each([
    ['turns:relay.example.org:443?transport=tcp', { host: 'relay.example.org', port: 443, tls: true }],
    ['turn:relay.example.org?transport=tcp', { host: 'relay.example.org', port: 3478, tls: false }],
    ['turns:Relay.Example.org', { host: 'relay.example.org', port: 5349, tls: true }],
    ['turn:[2001:db8::7]:3478?transport=TCP', { host: '2001:db8::7', port: 3478, tls: false }],
  ])('is read from %s', (url, line) => expect(relayLine(url)).toEqual(line))

  it.each([
    'turn:relay.example.org:3478',
    'turns:relay.example.org?transport=udp',
    'stun:stun.example.org',
    'turn:a:0?transport=tcp',
    'turn:a:99999?transport=tcp',
    'https://a',
    '',
  ])('is nothing that %s could be', (url) => expect(relayLine(url)).toBeNull())

  it('that is named with TLS and without at one place is with', () => {
    const servers = [{ urls: ['turn:a:443?transport=tcp', 'turns:a:443?transport=tcp', 'turn:a:3478?transport=tcp', 'turn:a:3478'] }]
    expect(relayLines(servers)).toEqual([
      { host: 'a', port: 443, tls: true },
      { host: 'a', port: 3478, tls: false },
    ])
  })

  it('speaks plain to the page, which reaches it through main, and keeps its credentials', () => {
    const server = { urls: ['turn:a:3478', 'turns:a:443?transport=tcp', 'turns:[2001:db8::7]'], username: 'u', credential: 'c' }
    expect(throughMain([server])).toEqual([
      { urls: ['turn:a:3478', 'turn:a:443?transport=tcp', 'turn:[2001:db8::7]:5349?transport=tcp'], username: 'u', credential: 'c' },
    ])
  })

  it.each(['turns:127.0.0.1:443', 'turns:localhost', 'turns:[::1]:443?transport=tcp', 'turns:169.254.1.1:443'])(
    'that Chromium asks without any proxy stays as it is: %s',
    (url) => expect(throughMain([{ urls: [url] }])).toEqual([{ urls: [url] }]),
  )

  it('is the same place to main and to the page, whatever it is', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((ip) => `[${ip}]`),
    )
    fc.assert(
      fc.property(host, fc.integer({ min: 1, max: 65_535 }), fc.boolean(), (at, port, tls) => {
        const servers = [{ urls: [`${tls ? 'turns' : 'turn'}:${at}:${port}?transport=tcp`] }]
        const place = (of: readonly { readonly urls: readonly string[] }[]) => relayLines(of).map(({ host: name, port: number }) => [name, number])
        expect(place(throughMain(servers))).toEqual(place(servers))
        expect(place(servers)).toEqual([[at.toLowerCase().replace(/^\[|\]$/g, ''), port]])
      }),
    )
  })
})
