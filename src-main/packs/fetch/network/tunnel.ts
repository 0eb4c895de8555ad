import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { connect, isIP, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type SecureContext, connect as tlsConnect } from 'node:tls'
import { fail, ok, type Result } from '../../../../src-shared/result/result.ts'
import { request as httpRequest } from '../../../bridge/http.ts'
import type { SourceFailure } from '../../reader/pack-source.ts'
import { failureOf } from '../http-failure.ts'
import type { Choice } from './choices.ts'
import type { TunnelPlace } from './network.ts'

type Opening = { readonly context: SecureContext; readonly signal: AbortSignal }

/** Opens a line of bytes to a place by one way. `patience`: milliseconds until it is given up. */
export const openTunnel = async (
  place: TunnelPlace,
  choice: Choice,
  { context, patience }: { readonly context: SecureContext; readonly patience: number },
): Promise<Result<Duplex, SourceFailure>> => {
  const stop = new AbortController()
  const late = setTimeout(() => stop.abort(), patience)
  const opening = { context, signal: stop.signal }
  let raw: Socket | null = null
  try {
    const outer = choice.kind === 'direct' ? ok(await directly(place, opening)) : await byProxy(place, choice, opening)
    if (!outer.ok) return outer
    raw = outer.value
    // Sound and picture: a packet that waits for the next one is late.
    raw.setNoDelay(true)
    return ok(place.tls ? await secured(raw, place, opening) : raw)
  } catch (cause) {
    raw?.destroy()
    if (stop.signal.aborted)
      return fail(choice.kind === 'proxy' && raw === null ? 'proxy-unreachable' : 'source-stalled', { cause: 'it takes too long' })
    return { ok: false, failure: failureOf(cause, stop.signal, choice.kind) }
  } finally {
    clearTimeout(late)
  }
}

const directly = async ({ host, port }: TunnelPlace, { signal }: Opening): Promise<Socket> => {
  const socket = connect({ host, port })
  try {
    await once(socket, 'connect', { signal })
    return socket
  } catch (cause) {
    socket.destroy()
    throw cause
  }
}

const refusals = [401, 403, 407]

const byProxy = async (
  { host, port }: TunnelPlace,
  { url, token }: Extract<Choice, { kind: 'proxy' }>,
  { context, signal }: Opening,
): Promise<Result<Socket, SourceFailure>> => {
  const path = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const headers = { host: path, ...(token === null ? {} : { 'proxy-authorization': token }) }
  const { protocol, hostname, port: given } = new URL(url)
  const proxy = { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(given === '' ? (protocol === 'https:' ? 443 : 80) : given) }
  const line = () => (protocol === 'https:' ? tlsConnect({ ...proxy, ...named(proxy.host), secureContext: context }) : connect(proxy))
  const asked = httpRequest({ method: 'CONNECT', path, headers, signal, createConnection: line })
  asked.end()
  const [{ statusCode = 0 }, socket, head] = (await once(asked, 'connect', { signal })) as [IncomingMessage, Socket, Buffer]
  if (statusCode < 200 || statusCode > 299) {
    socket.destroy()
    return fail(refusals.includes(statusCode) ? 'proxy-refused' : 'source-unreachable', { cause: `the proxy answers ${statusCode}` })
  }
  if (head.length > 0) socket.unshift(head)
  return ok(socket)
}

const secured = async (socket: Socket, { host }: TunnelPlace, { context, signal }: Opening): Promise<Duplex> => {
  const secure = tlsConnect({ socket, secureContext: context, host, ...named(host) })
  try {
    await once(secure, 'secureConnect', { signal })
    return secure
  } catch (cause) {
    secure.destroy()
    throw cause
  }
}

/** A number is no name to ask for a certificate by. */
const named = (host: string) => (isIP(host) === 0 ? { servername: host } : {})
