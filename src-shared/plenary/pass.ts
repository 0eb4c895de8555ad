import { z } from 'zod'
import { fail, ok, type Result } from '../result/result.ts'
import { member } from './members.ts'

/**
 * What a plenary link carries: who its holder is in one seminar's plenary, and from when until when that holds. Signed
 * with the organiser's key, so the desk needs no secret to believe it; `serial` is what can be revoked.
 */
export const passClaims = z.strictObject({
  version: z.literal(1),
  seminar: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  member,
  serial: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/),
  /** Seconds since 1970. */
  from: z.number().int().min(0),
  until: z.number().int().min(0),
})
export type PassClaims = z.infer<typeof passClaims>

export type PassFailure = 'pass-unreadable' | 'pass-forged' | 'pass-other-seminar' | 'pass-too-early' | 'pass-expired' | 'pass-revoked'

const pattern = /^([A-Za-z0-9_-]{1,1400})\.([A-Za-z0-9_-]{86})$/
export const longestPass = 1500

/** Said before the bytes that are signed, so that a signature over something else can never be taken for a pass. */
const purpose = 'talkroom plenary pass 1\n'

/** What the rules here lack: text and bytes as base64url without padding, and back. Each process brings its own. */
export type Base64Url = {
  ofText(text: string): string
  ofBytes(bytes: Uint8Array): string
  toText(base64Url: string): string
  toBytes(base64Url: string): Uint8Array
}

/** Both are plain ASCII. */
const signedBytes = (payload: string): Uint8Array => Uint8Array.from(purpose + payload, (letter) => letter.charCodeAt(0))

/** `sign`: Ed25519 over these bytes, 64 bytes. */
export const printPass = (claims: PassClaims, base64Url: Base64Url, sign: (bytes: Uint8Array) => Uint8Array): string => {
  const payload = base64Url.ofText(JSON.stringify(claims))
  return `${payload}.${base64Url.ofBytes(sign(signedBytes(payload)))}`
}

/** Reads a pass and believes nothing of it before its signature fits. */
export const readPass = (
  text: string,
  base64Url: Base64Url,
  verify: (bytes: Uint8Array, signature: Uint8Array) => boolean,
): Result<PassClaims, { readonly reason: PassFailure }> => {
  const [, payload, signature] = text.length <= longestPass ? (pattern.exec(text) ?? []) : []
  if (payload === undefined || signature === undefined) return fail('pass-unreadable')
  if (!verify(signedBytes(payload), base64Url.toBytes(signature))) return fail('pass-forged')
  const read = passClaims.safeParse(parsed(base64Url.toText(payload)))
  return read.success ? ok(read.data) : fail('pass-unreadable')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Signed by the right key, and yet no pass: of another version, say.
    return null
  }
}

/** Whether a pass that was read holds now, for this seminar. `now` in seconds since 1970. */
export const holdsNow = (
  claims: PassClaims,
  { seminar, now, revoked }: { readonly seminar: string; readonly now: number; readonly revoked: ReadonlySet<string> },
): Result<void, { readonly reason: PassFailure }> => {
  if (claims.seminar !== seminar) return fail('pass-other-seminar')
  if (revoked.has(claims.serial)) return fail('pass-revoked')
  if (now < claims.from) return fail('pass-too-early')
  return now >= claims.until ? fail('pass-expired') : ok(undefined)
}
