import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { withDefaults } from '../../../../src-shared/settings/schema.ts'
import type { KioskSettings } from '../../../settings/settings.ts'
import { makeAuthority, startProxy } from './test-network.ts'
import { createWays } from './ways.ts'

let directory = ''
let authority: ReturnType<typeof makeAuthority>
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'tunnel-'))
  authority = makeAuthority(directory)
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const listening = async (server: Server): Promise<number> => {
  const ends = new Set<Socket>()
  server.on('connection', (end) => {
    ends.add(end.on('error', () => undefined))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    for (const end of ends) end.destroy()
    server.close()
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
const echo = (end: Socket) => void end.on('error', () => undefined).pipe(end)
const plain = () => listening(createServer(echo))
const secure = (name = '127.0.0.1', when: 'now' | 'past' = 'now') => listening(createTlsServer(authority.certify(name, when), echo))
const proxied = async (options: Parameters<typeof startProxy>[0] = {}) => {
  const proxy = await startProxy(options)
  closing.push(proxy.close)
  return proxy
}

/** What comes back of a word that is said into a tunnel, or why there is none. */
const said = async (
  place: { host?: string; port: number; tls?: boolean },
  settings: Partial<KioskSettings> = {},
  environment: NodeJS.ProcessEnv = {},
) => {
  const network = createWays({ ...withDefaults({}), certificates: authority.file, ...settings }, environment, null)
  closing.push(network.close)
  const opened = await network.tunnel({ host: '127.0.0.1', tls: false, ...place })
  if (!opened.ok) return opened.failure.reason
  const line = opened.value
  closing.push(() => line.destroy())
  line.write('hello')
  return new Promise<string>((resolve) => line.once('data', (data) => resolve(String(data))))
}

describe('a tunnel', () => {
  it('leads straight to a place, with TLS where that is spoken', async () => {
    expect(await said({ port: await plain() })).toBe('hello')
    expect(await said({ port: await secure(), tls: true })).toBe('hello')
  })

  it('goes through the proxy that the setting names, with the login that belongs to it, and says TLS inside', async () => {
    const [open, safe] = [await plain(), await secure('relay.example.org')]
    const proxy = await proxied({ login: 'room:å secret', hosts: { 'relay.example.org': safe } })
    const settings = { proxy: proxy.url, proxyLogin: { user: 'room', password: 'å secret' } }
    expect(await said({ port: open }, settings)).toBe('hello')
    expect(await said({ host: 'relay.example.org', port: 443, tls: true }, settings)).toBe('hello')
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${open}`, 'CONNECT relay.example.org:443'])
  })

  it('goes through a proxy that is spoken to by TLS, where its authority is known', async () => {
    const [port, proxy] = [await plain(), await proxied()]
    const behind = (end: Socket) => void end.pipe(connect(Number(new URL(proxy.url).port), '127.0.0.1')).pipe(end)
    const settings = { proxy: `https://127.0.0.1:${await listening(createTlsServer(authority.certify('127.0.0.1'), behind))}` }
    expect(await said({ port }, settings)).toBe('hello')
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${port}`])
    expect(await said({ port }, { ...settings, certificates: null })).toBe('certificate-unknown')
  })

  it('goes as a proxy script says, and by its next way where the first proxy is not there', async () => {
    const port = await plain()
    const proxy = await proxied()
    const proxyScript = join(directory, 'proxy.pac')
    writeFileSync(proxyScript, `function FindProxyForURL() { return "PROXY 127.0.0.1:9; PROXY ${new URL(proxy.url).host}; DIRECT" }`)
    expect(await said({ port }, { proxyScript })).toBe('hello')
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${port}`])
  })

  it('goes as the environment says where no setting does, with a login of its own and its exceptions', async () => {
    const port = await plain()
    const proxy = await proxied({ login: 'me:m/ne' })
    const https_proxy = proxy.url.replace('//', '//me:m%2Fne@')
    expect(await said({ port }, {}, { https_proxy })).toBe('hello')
    expect(await said({ port }, {}, { https_proxy, NO_PROXY: '127.0.0.1' })).toBe('hello')
    expect(await said({ port }, { proxy: 'direct' }, { https_proxy })).toBe('hello')
    expect(proxy.asked).toHaveLength(1)
    expect(await said({ port }, {}, { https_proxy: new URL(proxy.url).host })).toBe('proxy-refused')
    expect(await said({ port }, {}, { https_proxy: 'http://:::' })).toBe('proxy-unreachable')
  })

  it('that cannot be had says what is in the way', async () => {
    const safe = await secure('other.example.org')
    const proxy = await proxied({ login: 'room:right' })
    expect(await said({ port: 9 })).toBe('source-unreachable')
    expect(await said({ port: safe, tls: true })).toBe('certificate-unknown')
    expect(await said({ port: await secure(), tls: true }, { certificates: null })).toBe('certificate-unknown')
    expect(await said({ port: await secure('127.0.0.1', 'past'), tls: true })).toBe('certificate-not-now')
    expect(await said({ port: safe }, { proxy: proxy.url })).toBe('proxy-refused')
    expect(await said({ port: safe }, { proxy: 'http://127.0.0.1:9' })).toBe('proxy-unreachable')
    expect(await said({ port: 9 }, { proxy: (await proxied()).url })).toBe('source-unreachable')
    expect(await said({ port: safe }, { certificates: join(directory, 'nowhere.pem') })).toBe('certificates-unreadable')
  })
})
