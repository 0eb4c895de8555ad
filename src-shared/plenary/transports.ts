import { readRelay } from './relay-look.ts'

/** The ways that sound and picture may take: straight to the media server, or over a relay, by what it is spoken to. */
export const transports = ['direct', 'relay-udp', 'relay-tcp', 'relay-tls'] as const
export type Transport = (typeof transports)[number]

/** The servers as far as IT lets media go by them. STUN is for the direct way. */
export const allowedServers = <S extends { readonly urls: readonly string[] }>(servers: readonly S[], allowed: readonly Transport[]): readonly S[] =>
  servers.flatMap((server) => {
    const urls = server.urls.filter((url) => {
      if (/^stuns?:/i.test(url)) return allowed.includes('direct')
      const place = readRelay(url)
      return place !== null && allowed.includes(`relay-${place.over}`)
    })
    return urls.length === 0 ? [] : [{ ...server, urls }]
  })
