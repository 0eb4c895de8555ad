import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Who may speak to main: only the page whose window the shell gave this launch's cookie. */
export type Guard = {
  readonly cookie: { readonly name: string; readonly value: string }
  /** Null when the request may go on, else the status to answer with. */
  refuse(request: IncomingMessage): 421 | 405 | 403 | null
  /** The same for the contract's socket, which a page of another origin could open too. */
  refuseUpgrade(request: IncomingMessage): 421 | 403 | null
}

export const createGuard = (host: string): Guard => {
  const [, port] = host.split(':')
  // Cookies know no ports: two kiosks on one machine must not overwrite each other's.
  const cookie = { name: `talkroom-${port}`, value: randomBytes(32).toString('base64url') }
  const expected = Buffer.from(cookie.value)

  const authentic = (request: IncomingMessage): boolean =>
    (request.headers.cookie ?? '').split(/;\s*/).some((pair) => {
      if (!pair.startsWith(`${cookie.name}=`)) return false
      const given = Buffer.from(pair.slice(cookie.name.length + 1))
      return given.length === expected.length && timingSafeEqual(given, expected)
    })

  return {
    cookie,
    refuse: (request) => {
      // A name that leads here by a trick of DNS is not our host.
      if (request.headers.host !== host) return 421
      if (request.method !== 'GET' && request.method !== 'HEAD') return 405
      return authentic(request) ? null : 403
    },
    refuseUpgrade: (request) => {
      if (request.headers.host !== host) return 421
      return request.headers.origin === `http://${host}` && authentic(request) ? null : 403
    },
  }
}

/** A page that came before its cookie asks again once a second. It has the room's dark ground, not a white flash. */
export const waitingPage =
  '<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="dark"><meta http-equiv="refresh" content="1"><title></title></head><body></body></html>'
