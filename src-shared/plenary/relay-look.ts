/** What the network has against a question, as it has against any other. */
export const networkFindings = [
  'certificate-unknown',
  'certificate-not-now',
  'certificates-unreadable',
  'tls-failed',
  'proxy-unreachable',
  'proxy-refused',
  'proxy-script',
] as const

/** What a STUN or TURN server does when this computer asks it. `answers`: it is there; what is in the way lies elsewhere. */
export const relayFindings = ['answers', 'unanswered', 'name-unknown', 'port-closed', ...networkFindings] as const
export type RelayFinding = (typeof relayFindings)[number]

/** `url`: as somebody named it; a login never stands in it. */
export type RelayLook = { readonly url: string; readonly finding: RelayFinding }

/** Where such a server is, and how it is spoken to. */
export type RelayPlace = { readonly host: string; readonly port: number; readonly over: 'udp' | 'tcp' | 'tls' }

const form = /^(stuns?|turns?):(\[[\da-f:.]+\]|[^:?/\s]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i

/** Reads an address as RFC 7064 and 7065 have it; null: it is none, or is spoken to by DTLS, which browsers do not do. */
export const readRelay = (url: string): RelayPlace | null => {
  const [, scheme = '', host = '', port, transport = ''] = form.exec(url) ?? []
  if (host === '') return null
  const secure = /^(stuns|turns)$/i.test(scheme)
  if (secure && transport.toLowerCase() === 'udp') return null
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? (secure ? 5349 : 3478) : Number(port),
    over: secure ? 'tls' : transport.toLowerCase() === 'tcp' ? 'tcp' : 'udp',
  }
}
