import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withDefaults } from '../../../../src-shared/settings/schema.ts'
import type { KioskSettings } from '../../../settings/settings.ts'
import { readPack } from '../../reader/read-pack.ts'
import { testTalk, writeTestPack } from '../../test-pack.ts'
import { startFaultyServer } from '../faulty-server.ts'
import { createHttpSource } from '../http-source.ts'
import { createSettingsNetwork } from './settings-network.ts'
import { makeAuthority, startProxy } from './test-network.ts'

let directory = ''
let authority: ReturnType<typeof makeAuthority>
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'network-'))
  authority = makeAuthority(directory)
  await writeTestPack(join(directory, 'pack'), { files: { 'media/talk.mp4': testTalk(200_000) } })
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

let closing: (() => Promise<void>)[] = []
beforeEach(() => {
  closing = []
})
afterEach(async () => {
  for (const close of closing.toReversed()) await close()
})
const opened = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
  const one = await starting
  closing.push(one.close)
  return one
}
const secure = (name = '127.0.0.1', when: 'now' | 'past' = 'now') =>
  opened(startFaultyServer(join(directory, 'pack'), { tls: authority.certify(name, when) }))
const plain = () => opened(startFaultyServer(join(directory, 'pack')))
const proxied = (options: Parameters<typeof startProxy>[0] = {}) => opened(startProxy(options))
const scriptOf = (body: string): string => {
  const path = join(directory, 'proxy.pac')
  writeFileSync(path, `function FindProxyForURL(url, host) { ${body} }`)
  return path
}
const noPort = 'http://127.0.0.1:9'

/** Reads a pack as delivery does; what came of it in one word. */
const outcome = async (
  url: string,
  settings: Partial<KioskSettings>,
  environment: NodeJS.ProcessEnv = {},
  system: ((address: string) => Promise<string>) | null = null,
): Promise<string> => {
  const kept = { ...withDefaults({}), ...settings }
  const network = createSettingsNetwork(
    { get: () => kept, set: () => undefined, wasReset: false, onChange: () => () => undefined },
    environment,
    system,
  )
  closing.push(network.close)
  const read = await readPack(createHttpSource(url, { network, stalledAfter: 2000 }), new AbortController().signal)
  return read.ok ? 'read' : read.failure.reason
}

describe('certificates', () => {
  it('are believed by the authorities that IT names, beside those of the system', async () => {
    const { url } = await secure()
    expect(await outcome(url, {})).toBe('certificate-unknown')
    expect(await outcome(url, { certificates: authority.file })).toBe('read')
  })

  it('for another name, or not valid today, are told apart', async () => {
    expect(await outcome((await secure('other.example.org')).url, { certificates: authority.file })).toBe('certificate-unknown')
    expect(await outcome((await secure('127.0.0.1', 'past')).url, { certificates: authority.file })).toBe('certificate-not-now')
  })

  it('in a file that has none, or is not there, are said to be unreadable', async () => {
    const { url } = await secure()
    const file = join(directory, 'letter.pem')
    writeFileSync(file, 'Dear IT')
    expect(await outcome(url, { certificates: file })).toBe('certificates-unreadable')
    expect(await outcome(url, { certificates: join(directory, 'nowhere.pem') })).toBe('certificates-unreadable')
  })

  it('are not asked for where nobody speaks TLS', async () => {
    const { port } = await plain()
    expect(await outcome(`https://127.0.0.1:${port}`, {})).toBe('tls-failed')
  })
})

describe('a proxy', () => {
  const login = { user: 'room 4', password: 'å:secret' }

  it('is taken as the setting says, for tunnels and for plain requests, and hears the login that belongs to it', async () => {
    const [safe, open] = [await secure(), await plain()]
    const proxy = await proxied({ login: 'room 4:å:secret' })
    const settings = { proxy: proxy.url, proxyLogin: login, certificates: authority.file }
    expect([await outcome(safe.url, settings), await outcome(open.url, settings)]).toEqual(['read', 'read'])
    expect(proxy.asked).toContain(`CONNECT 127.0.0.1:${safe.port}`)
    expect(proxy.asked).toContain(`GET ${open.url}/seminar.json`)
  })

  it('that lets nobody in without a login is named, for tunnels and for plain requests', async () => {
    const [safe, open] = [await secure(), await plain()]
    const proxy = await proxied({ login: 'room 4:right' })
    for (const proxyLogin of [null, { user: 'room 4', password: 'wrong' }]) {
      const settings = { proxy: proxy.url, proxyLogin, certificates: authority.file }
      expect([await outcome(safe.url, settings), await outcome(open.url, settings)]).toEqual(['proxy-refused', 'proxy-refused'])
    }
  })

  it('that does not answer is told from a server that does not', async () => {
    const [safe, proxy] = [await secure(), await proxied()]
    const trusting = { certificates: authority.file }
    expect(await outcome(safe.url, { ...trusting, proxy: noPort })).toBe('proxy-unreachable')
    expect(await outcome('https://127.0.0.1:9', { ...trusting, proxy: proxy.url })).toBe('source-unreachable')
    expect(await outcome('https://127.0.0.1:9', trusting)).toBe('source-unreachable')
    const mute = createTcpServer((socket) => socket.on('error', () => undefined))
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    closing.push(async () => void mute.close())
    const address = mute.address()
    const silent = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
    expect(await outcome((await plain()).url, { ...trusting, proxy: silent })).toBe('source-stalled')
  })

  it('is taken from the environment, in small letters or capital ones, with its login, unless the setting says never', async () => {
    const { url, port } = await secure()
    const proxy = await proxied({ login: 'me:mine' })
    const own = proxy.url.replace('http://', 'http://me:mine@')
    for (const name of ['HTTPS_PROXY', 'https_proxy']) {
      expect(await outcome(url, { certificates: authority.file }, { [name]: own })).toBe('read')
      expect(new Set(proxy.asked.splice(0))).toEqual(new Set([`CONNECT 127.0.0.1:${port}`]))
    }
    expect(await outcome(url, { certificates: authority.file }, { https_proxy: own, NO_PROXY: '127.0.0.1' })).toBe('read')
    expect(await outcome(url, { certificates: authority.file, proxy: 'direct' }, { https_proxy: own })).toBe('read')
    expect(proxy.asked).toEqual([])
  })
})

describe("the system's own proxy", () => {
  it('is taken where neither a setting nor the environment names one, and hears of an address no more than its host', async () => {
    const [{ url, port }, proxy] = [await secure(), await proxied({ login: 'me:mine' })]
    const asked: string[] = []
    const system = async (address: string) => {
      asked.push(address)
      return `PROXY ${new URL(proxy.url).host}; DIRECT`
    }
    const settings = { certificates: authority.file, proxyLogin: { user: 'me', password: 'mine' } }
    expect(await outcome(url, settings, {}, system)).toBe('read')
    expect([new Set(proxy.asked), new Set(asked)]).toEqual([new Set([`CONNECT 127.0.0.1:${port}`]), new Set([`${url}/`])])
    asked.splice(0)
    expect(await outcome(url, { ...settings, proxy: 'direct' }, {}, system)).toBe('read')
    expect(await outcome(url, settings, { https_proxy: proxy.url, no_proxy: '*' }, system)).toBe('read')
    expect(asked).toEqual([])
  })

  it('that nobody here can take is said, and one that the system has none of is direct', async () => {
    const { url } = await plain()
    expect(await outcome(url, {}, {}, async () => 'SOCKS5 127.0.0.1:1080')).toBe('proxy-unreachable')
    expect(await outcome(url, {}, {}, async () => 'DIRECT')).toBe('read')
    expect(await outcome(url, {}, {}, () => Promise.reject(new Error('not ready')))).toBe('proxy-unreachable')
  })
})

describe('a proxy script', () => {
  it('sends some hosts through the proxy, with the login, and others directly', async () => {
    const [safe, open] = [await secure('seminars.example.org'), await plain()]
    const proxy = await proxied({ login: 'me:mine', hosts: { 'seminars.example.org': safe.port } })
    const script = scriptOf(
      `if (dnsDomainIs(host, ".example.org")) return "PROXY ${new URL(proxy.url).host}"; return isInNet(host, "127.0.0.0", "255.0.0.0") ? "DIRECT" : "PROXY nowhere:1"`,
    )
    const settings = { proxyScript: script, proxyLogin: { user: 'me', password: 'mine' }, certificates: authority.file }
    expect(await outcome('https://seminars.example.org', settings)).toBe('read')
    expect(await outcome(open.url, settings)).toBe('read')
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT seminars.example.org:443']))
  })

  it('is fetched from an address, and wins over the proxy of the setting', async () => {
    const [safe, proxy] = [await secure(), await proxied()]
    const server = createServer((_, response) => response.end(`function FindProxyForURL() { return "PROXY ${new URL(proxy.url).host}" }`))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(async () => void server.close())
    const address = server.address()
    const proxyScript = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/proxy.pac`
    expect(await outcome(safe.url, { proxyScript, proxy: noPort, certificates: authority.file })).toBe('read')
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT 127.0.0.1:${safe.port}`]))
  })

  it('may name another way for when the first does not answer', async () => {
    const { url } = await secure()
    const settings = { certificates: authority.file, proxyScript: scriptOf('return "PROXY 127.0.0.1:9; DIRECT"') }
    expect(await outcome(url, settings)).toBe('read')
  })

  it.each([
    ['throws', 'throw new Error("no")'],
    ['never ends', 'for (;;);'],
    ['names only what nobody here can take', 'return "SOCKS 127.0.0.1:1080"'],
    ['answers a number', 'return 7'],
    ['is no program', 'return "'],
  ])('that %s is named, and delays nobody', async (_, body) => {
    const { url } = await plain()
    const began = performance.now()
    expect(await outcome(url, { proxyScript: scriptOf(body) })).toBe('proxy-script')
    expect(performance.now() - began).toBeLessThan(3000)
  })

  it('that is not there is named', async () => {
    const { url } = await plain()
    expect(await outcome(url, { proxyScript: join(directory, 'nowhere.pac') })).toBe('proxy-script')
    expect(await outcome(url, { proxyScript: `${noPort}/proxy.pac` })).toBe('proxy-script')
    expect(await outcome(url, { proxyScript: `${url}/nothing.pac` })).toBe('proxy-script')
  })
})
