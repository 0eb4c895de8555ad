import { fail, ok, type Result } from '../result/result.ts'
import { fromHex, type Sha256, toHex } from './hash.ts'

/** An Ed25519 signature over the manifest's bytes and the key that made it (RFC 8032): 64 and 32 bytes. */
export type PackSignature = { readonly publicKey: Uint8Array; readonly signature: Uint8Array }

const pattern = /^\{"algorithm":"ed25519","publicKey":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}\n$/

/** The content of `seminar.sig`: one line of JSON, always written the same way. */
export const writeSignature = ({ publicKey, signature }: PackSignature): Uint8Array =>
  asciiBytes(`{"algorithm":"ed25519","publicKey":"${toHex(publicKey)}","signature":"${toHex(signature)}"}\n`)

/** Reads `seminar.sig`. Only the one way of writing it is taken, so that no bit of it can be changed unseen. */
export const readSignature = (bytes: Uint8Array): Result<PackSignature, { reason: 'pack-unsigned'; cause?: string }> => {
  const [, publicKey, signature] = pattern.exec(bytes.length > longestSignature ? '' : String.fromCharCode(...bytes)) ?? []
  return publicKey === undefined || signature === undefined
    ? fail('pack-unsigned', { cause: 'seminar.sig: is no signature as Talkroom writes it' })
    : ok({ publicKey: fromHex(publicKey), signature: fromHex(signature) })
}

/** Bytes that a `seminar.sig` may have. */
export const longestSignature = 1024

/** A public key as people and settings write it: 64 small hex digits. */
export const publicKeyPattern = /^[0-9a-f]{64}$/

/** What two people read to each other to know that they mean the same key: 80 bits, `7K3P-9XQA-…`, without letters that look alike. */
export const fingerprintOf = (sha256: Sha256, publicKey: Uint8Array): string => {
  const bits = [...sha256(publicKey).subarray(0, 10)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => crockford[Number.parseInt(five, 2)])
  return (letters.join('').match(/.{4}/g) ?? []).join('-')
}

/** Crockford's base 32: no I, L, O and U. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
