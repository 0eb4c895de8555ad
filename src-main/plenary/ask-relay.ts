import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { request } from 'undici'
import { networkFindings, type RelayFinding, type RelayPlace } from '../../src-shared/plenary/relay-look.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { codeOf, failureOf } from '../packs/fetch/http-failure.ts'
import type { Network, Way } from '../packs/fetch/network/network.ts'

export type Found = { readonly finding: RelayFinding; readonly cause: string | null }

const usualPatience = 4000
/** RFC 8489: a binding request without attributes. */
const bindingRequest = 0x0001
const bindingAnswer = 0x0101
const magicCookie = 0x2112a442
const askAgainEvery = 500

/** Asks a STUN or TURN server something that needs no login, by the ways that IT has set, and says what is in the way of an answer. */
export const askRelay = (place: RelayPlace, network: Network, patience = usualPatience): Promise<Found> =>
  place.over === 'udp' ? askByUdp(place, patience) : askByTcp(place, network, patience)

const askByUdp = ({ host, port }: RelayPlace, patience: number): Promise<Found> =>
  new Promise((resolve) => {
    const question = Buffer.alloc(20)
    question.writeUInt16BE(bindingRequest, 0)
    question.writeUInt32BE(magicCookie, 4)
    randomBytes(12).copy(question, 8)
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
    const end = (found: Found): void => {
      clearInterval(again)
      clearTimeout(late)
      socket.close()
      resolve(found)
    }
    const ask = (): void => socket.send(question, port, host, (error) => (error === null ? undefined : end(foundIn(error, 'direct', 'udp'))))
    socket.on('error', (error) => end(foundIn(error, 'direct', 'udp')))
    socket.on('message', (answer) => {
      const isOurs = answer.length >= 20 && answer.subarray(8, 20).equals(question.subarray(8))
      if (isOurs && answer.readUInt16BE(0) === bindingAnswer) end({ finding: 'answers', cause: null })
    })
    const again = setInterval(ask, askAgainEvery)
    const late = setTimeout(() => end({ finding: 'unanswered', cause: null }), patience)
    ask()
  })

/** A web client's question: no relay answers that, but it shows how far one comes. TLS also where the relay speaks none, for only then does a proxy make a tunnel. */
const askByTcp = async ({ host, port, over }: RelayPlace, network: Network, patience: number): Promise<Found> => {
  const url = new URL(`https://${isIPv6(host) ? `[${host}]` : host}:${port}/`)
  const ways = await network.ways(url)
  if (!ways.ok) return { finding: knownReason(ways.failure.reason) ?? 'unanswered', cause: ways.failure.cause ?? null }
  let last: Found = { finding: 'unanswered', cause: 'no way leads there' }
  for (const way of ways.value) {
    last = await askByWay(url, way, over, patience)
    if (last.finding !== 'proxy-unreachable') break
  }
  return last
}

const askByWay = async (url: URL, { kind, dispatcher }: Way, over: RelayPlace['over'], patience: number): Promise<Found> => {
  try {
    const { body } = await request(url, {
      signal: AbortSignal.timeout(patience),
      ...(dispatcher === null ? {} : { dispatcher }),
    })
    await body.dump()
    return { finding: 'answers', cause: null }
  } catch (cause) {
    return foundIn(cause, kind, over)
  }
}

const knownReason = (reason: string): RelayFinding | null => networkFindings.find((one) => one === reason) ?? null

const findings: Readonly<Record<string, RelayFinding>> = {
  ENOTFOUND: 'name-unknown',
  EAI_AGAIN: 'name-unknown',
  ECONNREFUSED: 'port-closed',
  EHOSTUNREACH: 'unanswered',
  ENETUNREACH: 'unanswered',
  EPERM: 'unanswered',
  EACCES: 'unanswered',
  ETIMEDOUT: 'unanswered',
  UND_ERR_CONNECT_TIMEOUT: 'unanswered',
}

/** What an error says of the server: one that comes after the connection stood says that it is there. */
export const foundIn = (cause: unknown, kind: Way['kind'], over: RelayPlace['over']): Found => {
  const text = causeText(cause) ?? null
  const { reason } = failureOf(cause, neverAborted, kind)
  const known = knownReason(reason)
  if (known !== null && (over === 'tls' || known.startsWith('proxy'))) return { finding: known, cause: text }
  if (cause instanceof Error && (cause.name === 'TimeoutError' || isProxyWord(cause))) return { finding: 'unanswered', cause: text }
  if (over === 'tls' && isCutBeforeTls(cause)) return { finding: 'tls-failed', cause: text }
  return { finding: findings[codeOf(cause)] ?? 'answers', cause: text }
}
const neverAborted = new AbortController().signal

/** Node has no code of its own for it. */
const isCutBeforeTls = (cause: unknown): boolean =>
  cause instanceof Error && (cause.message.includes('before secure TLS connection') || isCutBeforeTls(cause.cause))

/** The proxy itself says that it finds nobody there. */
const isProxyWord = (cause: Error): boolean => ('code' in cause && cause.code === 'UND_ERR_PRX_CONN') || /\(5\d\d\)/.test(cause.message)
