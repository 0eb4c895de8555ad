import { createSocket, type Socket } from 'node:dgram'
import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { makeAuthority, startProxy } from '../packs/fetch/network/test-network.ts'
import { createWays, type NetworkSettings } from '../packs/fetch/network/ways.ts'
import { askRelay } from './ask-relay.ts'

const clears: (() => unknown)[] = []
afterEach(async () => {
  for (const clear of clears.splice(0).toReversed()) await clear()
})

const portOf = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
    clears.push(() => server.close())
  })
/** As coturn does it: whoever asks for a page is hung up on. */
const relayByTcp = () => portOf(createServer((socket) => socket.on('data', () => socket.destroy()).on('error', () => undefined)))
const free = async () => {
  const server = createServer()
  const port = await portOf(server)
  await new Promise((closed) => server.close(closed))
  return port
}
const plain: NetworkSettings = { proxy: null, proxyScript: null, proxyLogin: null, certificates: null }
const ask = async (
  over: 'udp' | 'tcp' | 'tls',
  port: number,
  { host = '127.0.0.1', ...settings }: Partial<NetworkSettings & { host: string }> = {},
) => {
  const ways = createWays({ ...plain, ...settings }, {}, null)
  clears.push(() => ways.close())
  return (await askRelay({ host, port, over }, ways, 1500)).finding
}

describe('a relay that is asked by UDP', () => {
  const bound = async (answer: (question: Buffer, socket: Socket, port: number) => void) => {
    const socket = createSocket('udp4')
    await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready))
    socket.on('message', (question, { port }) => answer(question, socket, port))
    clears.push(() => socket.close())
    return socket.address().port
  }

  it('answers, and nothing else counts as an answer', async () => {
    let asked = 0
    const port = await bound((question, socket, from) => {
      asked += 1
      const answer = Buffer.from(question)
      answer.writeUInt16BE(0x0101, 0)
      // First noise, then the answer to somebody else's question, then, to the second, the right one.
      socket.send('noise', from, '127.0.0.1')
      const others = Buffer.from(answer)
      others.writeUInt8(answer.readUInt8(8) ^ 255, 8)
      socket.send(others, from, '127.0.0.1')
      if (asked === 2) socket.send(answer, from, '127.0.0.1')
    })
    expect(await ask('udp', port)).toBe('answers')
    expect(asked).toBe(2)
  })

  it('says nothing', async () => {
    expect(await ask('udp', await bound(() => undefined))).toBe('unanswered')
  })

  it('has a name that nobody knows', async () => {
    expect(await ask('udp', 3478, { host: 'relay.invalid' })).toBe('name-unknown')
  })
})

describe('a relay that is asked by TCP', () => {
  it('is there, directly and through a proxy', async () => {
    const port = await relayByTcp()
    expect(await ask('tcp', port)).toBe('answers')
    const proxy = await startProxy()
    clears.push(proxy.close)
    expect(await ask('tcp', port, { proxy: proxy.url })).toBe('answers')
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${port}`])
  })

  it('is not there, directly and through a proxy', async () => {
    const port = await free()
    expect(await ask('tcp', port)).toBe('port-closed')
    expect(await ask('tcp', port, { host: 'relay.invalid' })).toBe('name-unknown')
    const proxy = await startProxy()
    clears.push(proxy.close)
    expect(await ask('tcp', port, { proxy: proxy.url })).toBe('unanswered')
  })

  it('cannot be asked through a proxy that is not there, or lets nobody in', async () => {
    const port = await relayByTcp()
    expect(await ask('tcp', port, { proxy: `http://127.0.0.1:${await free()}` })).toBe('proxy-unreachable')
    const proxy = await startProxy({ login: 'room:secret' })
    clears.push(proxy.close)
    expect(await ask('tcp', port, { proxy: proxy.url })).toBe('proxy-refused')
    expect(await ask('tcp', port, { proxy: proxy.url, proxyLogin: { user: 'room', password: 'secret' } })).toBe('answers')
  })
})

describe('a relay that is asked by TLS', () => {
  const authority = makeAuthority(mkdtempSync(join(tmpdir(), 'relay-authority-')))
  const relay = (name: string, when: 'now' | 'past' = 'now') =>
    portOf(createTlsServer(authority.certify(name, when), (socket) => socket.on('data', () => socket.destroy()).on('error', () => undefined)))

  it('shows a certificate that is believed, is not, is for another name, or is over', async () => {
    const port = await relay('127.0.0.1')
    expect(await ask('tls', port)).toBe('certificate-unknown')
    expect(await ask('tls', port, { certificates: authority.file })).toBe('answers')
    expect(await ask('tls', await relay('relay.example.org'), { certificates: authority.file })).toBe('certificate-unknown')
    expect(await ask('tls', await relay('127.0.0.1', 'past'), { certificates: authority.file })).toBe('certificate-not-now')
  })

  it('speaks none', async () => {
    const port = await portOf(createServer((socket) => socket.on('error', () => undefined).end('no\r\n')))
    expect(await ask('tls', port)).toBe('tls-failed')
    expect(await ask('tls', port, { certificates: '/nowhere/ca.pem' })).toBe('certificates-unreadable')
  })
})
