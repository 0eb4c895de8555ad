import { createHmac } from 'node:crypto'
import type { IceServer } from '../../../src-shared/plenary/wire.ts'

/** Where relays are, and what they share with the desk. */
export type Relays = { readonly urls: readonly string[]; readonly secret: string }

/** Credentials are good for so long: more than a seminar's day needs between two that are sent. */
const goodFor = 6 * 3600

/**
 * What coturn calls `use-auth-secret`: the name says until when, and the password is that name, signed. A relay so needs no
 * list of members, and nobody holds a password that is good tomorrow.
 */
export const relaysFor = ({ urls, secret }: Relays, member: string, unixSeconds: number): readonly IceServer[] => {
  if (urls.length === 0) return []
  const username = `${Math.floor(unixSeconds) + goodFor}:${member}`
  return [{ urls, username, credential: createHmac('sha1', secret).update(username).digest('base64') }]
}
