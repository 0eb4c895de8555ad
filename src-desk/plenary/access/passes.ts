import { createHash, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import { holdsNow, type PassClaims, type PassFailure, printPass, readPass } from '../../../src-shared/plenary/pass.ts'
import type { Result } from '../../../src-shared/result/result.ts'
import { base64Url } from './base64-url.ts'

/** Signs a pass with the organiser's key. Without a serial it gets one of its own, by which it can be taken back. */
export const signPass = (claims: Omit<PassClaims, 'version' | 'serial'> & { readonly serial?: string }, key: KeyObject): string =>
  printPass({ version: 1, serial: randomBytes(12).toString('base64url'), ...claims }, base64Url, (bytes) => sign(null, bytes, key))

export type PassReader = (
  text: string,
  when: { readonly now: number; readonly revoked: ReadonlySet<string>; readonly graceSeconds?: number; readonly anyTime?: boolean },
) => Result<PassClaims, { readonly reason: PassFailure }>

/**
 * Believes passes that the organiser of this seminar signed. `publicKey`: 32 bytes; `now` in milliseconds since 1970;
 * `graceSeconds`: for so long after its end a pass still holds; `anyTime`: its time is not asked for.
 */
export const passReader = (publicKey: Uint8Array, seminar: string): PassReader => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' })
  return (text, { now, revoked, graceSeconds = 0, anyTime = false }) => {
    const read = readPass(text, base64Url, (bytes, signature) => verify(null, bytes, key, signature))
    if (!read.ok) return read
    const holds = holdsNow(
      { ...read.value, until: read.value.until + graceSeconds },
      { seminar, now: anyTime ? read.value.from : now / 1000, revoked },
    )
    return holds.ok ? read : holds
  }
}

/** What is kept of a device: nobody who reads the desk's files can come in its place. */
export const deviceHash = (seminar: string, device: string): string =>
  createHash('sha256').update(`talkroom device 1\n${seminar}\n${device}`).digest('base64url')
