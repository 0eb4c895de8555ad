import { causeText } from '../../../src-shared/result/result.ts'
import type { SourceFailure } from '../reader/pack-source.ts'
import type { Way } from './network/network.ts'

/** What OpenSSL and Node call a certificate whose issuer nobody here knows, or that is for another name. */
const unknown: ReadonlySet<string> = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])
const notNow: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])
const stalled: ReadonlySet<string> = new Set(['UND_ERR_BODY_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'])
/** Nobody answers where the connection was to lead. */
const unconnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_CONN',
])

/** The reason in what undici and Node throw, for a question that was asked by this way. */
export const failureOf = (cause: unknown, signal: AbortSignal, way: Way['kind']): SourceFailure =>
  signal.aborted ? { reason: 'source-stopped' } : { reason: reasonOf(cause, way), cause: causeText(cause) }

const reasonOf = (cause: unknown, way: Way['kind']): SourceFailure['reason'] => {
  const code = codeOf(cause)
  if (unknown.has(code)) return 'certificate-unknown'
  if (notNow.has(code)) return 'certificate-not-now'
  if (code === 'EPROTO' || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return 'tls-failed'
  if (stalled.has(code)) return 'source-stalled'
  // undici says what a proxy answered in its message only.
  const [, status] = /\((\d{3})\)/.exec(way === 'proxy' && cause instanceof Error ? cause.message : '') ?? []
  if (status === '407' || status === '403' || status === '401') return 'proxy-refused'
  return way === 'proxy' && unconnected.has(code) ? 'proxy-unreachable' : 'source-unreachable'
}

export const codeOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return ''
  const own = 'code' in cause ? String(cause.code) : ''
  // What lies below says more: undici wraps it where a tunnel or a name with several addresses is involved.
  const inner = cause.cause instanceof Error ? codeOf(cause.cause) : cause instanceof AggregateError ? codeOf(cause.errors[0]) : ''
  return inner === '' ? own : inner
}
