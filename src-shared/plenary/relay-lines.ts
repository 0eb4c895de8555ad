import { readRelay } from './relay-look.ts'

/** A relay that is reached by TCP: where it is, and whether TLS is spoken there. */
export type RelayLine = { readonly host: string; readonly port: number; readonly tls: boolean }

type Server = { readonly urls: readonly string[] }

/** Reads the address of a TURN server that is reached by TCP, `turns:relay.example.org:443?transport=tcp`; null for any other. */
export const relayLine = (url: string): RelayLine | null => {
  const place = /^turns?:/i.test(url) ? readRelay(url) : null
  if (place === null || place.over === 'udp' || place.port < 1 || place.port > 65_535) return null
  return { host: place.host.toLowerCase(), port: place.port, tls: place.over === 'tls' }
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
