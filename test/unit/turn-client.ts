import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6, SocketAddress } from 'node:net'
import type { IceServer } from '../../src-shared/plenary/wire.ts'

/** RFC 8489 and 8656, as far as it takes to ask a relay for a place and for leave to reach somebody. */
const methods = { allocate: 0x003, permission: 0x008, channel: 0x009 } as const
const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  realm: 0x0014,
  nonce: 0x0015,
  peer: 0x0012,
  channel: 0x000c,
  family: 0x0017,
  transport: 0x0019,
} as const
const errorCode = 0x0009
const magicCookie = Buffer.from('2112a442', 'hex')
const udp = Buffer.from([17, 0, 0, 0])
const families = { ipv4: Buffer.from([1, 0, 0, 0]), ipv6: Buffer.from([2, 0, 0, 0]) } as const

type Attribute = readonly [type: number, value: Buffer]

const bytesOf = (address: string): Buffer => {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number))
  // Node writes a mapped address with an IPv4 end; all others are groups of four digits.
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? []
  if (mapped !== undefined) return Buffer.concat([Buffer.alloc(10), Buffer.from('ffff', 'hex'), bytesOf(mapped)])
  const [head = '', tail = ''] = new SocketAddress({ address, family: 'ipv6' }).address.split('::')
  const groups = (part: string) => part.split(':').filter((group) => group !== '')
  const [before, after] = [groups(head), groups(tail)]
  const all = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after]
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex')
}

/** An address as STUN hides it from routers that would rewrite it. */
const hidden = (address: string, port: number, id: Buffer): Buffer => {
  const mask = Buffer.concat([magicCookie, id])
  const head = Buffer.from([0, isIPv6(address) ? 2 : 1, 0, 0])
  head.writeUInt16BE(port ^ 0x2112, 2)
  return Buffer.concat([head, Buffer.from(bytesOf(address).map((byte, place) => byte ^ (mask[place] ?? 0)))])
}

const printed = ([type, value]: Attribute): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(value.length, 2)
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
}

const message = (method: number, id: Buffer, given: readonly Attribute[], key: Buffer | null): Buffer => {
  const body = Buffer.concat(given.map(printed))
  const head = Buffer.alloc(4)
  head.writeUInt16BE(method, 0)
  head.writeUInt16BE(body.length + (key === null ? 0 : 24), 2)
  const all = Buffer.concat([head, magicCookie, id, body])
  return key === null ? all : Buffer.concat([all, printed([attributes.integrity, createHmac('sha1', key).update(all).digest()])])
}

const attributesOf = (answer: Buffer): ReadonlyMap<number, Buffer> => {
  const found = new Map<number, Buffer>()
  for (let at = 20; at + 4 <= answer.length; ) {
    const length = answer.readUInt16BE(at + 2)
    found.set(answer.readUInt16BE(at), answer.subarray(at + 4, at + 4 + length))
    at += 4 + length + ((4 - (length % 4)) % 4)
  }
  return found
}

/** 0: yes; else the number of the refusal. */
const verdictOf = (answer: Buffer): number => {
  const code = attributesOf(answer).get(errorCode)
  return code === undefined ? 0 : (code[2] ?? 0) * 100 + (code[3] ?? 0)
}

/** A place on a relay, reached by UDP on the loopback. What it is asked is answered with 0, or with the number of the refusal. */
export const takeRelayPlace = async (port: number, { username = '', credential = '' }: Partial<IceServer>, family: keyof typeof families) => {
  const socket = createSocket('udp4')
  socket.connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const sent = async (method: number, given: (id: Buffer) => readonly Attribute[], key: Buffer | null): Promise<Buffer> => {
    const id = randomBytes(12)
    const question = message(method, id, given(id), key)
    const again = setInterval(() => socket.send(question), 500)
    const signal = AbortSignal.timeout(10_000)
    try {
      socket.send(question)
      for (;;) {
        const [answer] = (await once(socket, 'message', { signal })) as [Buffer]
        if (answer.subarray(8, 20).equals(id)) return answer
      }
    } finally {
      clearInterval(again)
    }
  }
  const first = attributesOf(await sent(methods.allocate, () => [[attributes.transport, udp]], null))
  const [realm, nonce] = [first.get(attributes.realm) ?? Buffer.alloc(0), first.get(attributes.nonce) ?? Buffer.alloc(0)]
  const key = createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest()
  const ask = async (method: number, given: (id: Buffer) => readonly Attribute[]): Promise<number> => {
    const asWho: readonly Attribute[] = [
      [attributes.username, Buffer.from(username)],
      [attributes.realm, realm],
      [attributes.nonce, nonce],
    ]
    return verdictOf(await sent(method, (id) => [...given(id), ...asWho], key))
  }
  let channel = 0x4000
  return {
    verdict: await ask(methods.allocate, () => [
      [attributes.transport, udp],
      [attributes.family, families[family]],
    ]),
    mayReach: (address: string) => ask(methods.permission, (id) => [[attributes.peer, hidden(address, 9, id)]]),
    mayBind: (address: string) => {
      const number = Buffer.alloc(4)
      number.writeUInt16BE(channel, 0)
      channel += 1
      return ask(methods.channel, (id) => [
        [attributes.channel, number],
        [attributes.peer, hidden(address, 9, id)],
      ])
    },
    close: () => socket.close(),
  }
}
