/**
 * Which pages may open a connection: the desk's own, and those of kiosks, which are served from the room PC's loopback.
 * Programs that are no browser send no origin. A pass is asked for in any case; this keeps a stranger's page from using
 * a presenter's browser to knock at all.
 */
export const allowsOrigin = (own: ReadonlySet<string>, origin: string | undefined): boolean => {
  if (origin === undefined) return true
  if (own.has(origin)) return true
  const address = URL.parse(origin)
  return address !== null && address.protocol === 'http:' && (address.hostname === '127.0.0.1' || address.hostname === 'localhost')
}
