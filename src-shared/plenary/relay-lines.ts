/** A relay that is reached by TCP: where it is, and whether TLS is spoken there. */
export type RelayLine = { readonly host: string; readonly port: number; readonly tls: boolean }

type Server = { readonly urls: readonly string[] }

/** Why main finds no way to a relay; beside the first, the reasons are those of any other line. */
export const relayWays = [
  'proxy-unreachable',
  'proxy-refused',
  'proxy-script',
  'certificate-unknown',
  'certificate-not-now',
  'certificates-unreadable',
  'tls-failed',
] as const
export type RelayTrouble = 'relay-unreachable' | `relay-${(typeof relayWays)[number]}`

export const relayTroubleOf = (reason: string): RelayTrouble => {
  const way = relayWays.find((one) => one === reason)
  return way === undefined ? 'relay-unreachable' : `relay-${way}`
}

/** Reads the address of a TURN server that is reached by TCP, `turns:relay.example.org:443?transport=tcp`; null for any other. */
export const relayLine = (url: string): RelayLine | null => {
  const [, scheme = '', bare, bracketed, port, transport] =
    /^(turns?):(?:([^\s:?/[\]]+)|\[([0-9a-f:.]+)\])(?::(\d{1,5}))?(?:\?transport=(\w+))?$/i.exec(url) ?? []
  const host = (bare ?? bracketed)?.toLowerCase()
  const tls = scheme.toLowerCase() === 'turns'
  if (host === undefined || (transport?.toLowerCase() ?? (tls ? 'tcp' : 'udp')) !== 'tcp') return null
  const number = Number(port ?? (tls ? 5349 : 3478))
  return number >= 1 && number <= 65_535 ? { host, port: number, tls } : null
}

/** The relays among these servers that are reached by TCP. Where one place is named with TLS and without, it is with. */
export const relayLines = (servers: readonly Server[]): readonly RelayLine[] => {
  const found = servers.flatMap(({ urls }) => urls.flatMap((url) => relayLine(url) ?? []))
  return found.filter((line) => line.tls || !found.some((other) => other.tls && isSamePlace(line, other)))
}

export const isSamePlace = (one: Pick<RelayLine, 'host' | 'port'>, other: Pick<RelayLine, 'host' | 'port'>): boolean =>
  one.host === other.host && one.port === other.port

/** Chromium asks no proxy on the way to these, main's neither. */
const besideProxies = /^(localhost|.*\.localhost|127\..*|::1|169\.254\..*|fe80:.*)$/

/**
 * The same servers as the page is to ask them. It reaches all by TCP through main, which knows the proxies, their logins
 * and IT's authorities: so TLS is main's too, and to the page such a relay speaks plain.
 */
export const throughMain = <S extends Server>(servers: readonly S[]): readonly S[] =>
  servers.map((server) => ({ ...server, urls: [...new Set(server.urls.map(asThePageAsks))] }))

const asThePageAsks = (url: string): string => {
  const line = relayLine(url)
  if (line === null || !line.tls || besideProxies.test(line.host)) return url
  return `turn:${line.host.includes(':') ? `[${line.host}]` : line.host}:${line.port}?transport=tcp`
}
