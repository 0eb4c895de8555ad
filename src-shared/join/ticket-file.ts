import type { Sha256 } from '../packs/hash.ts'
import { fingerprintOf, type PackSignature, readSignature, writeSignature } from '../packs/signature.ts'
import { type Failure, fail, ok, type Result } from '../result/result.ts'
import type { JoinCode } from './code.ts'
import { type LinkReason, longestLink, readLink } from './link.ts'
import type { Ticket } from './ticket.ts'

/** Bytes that the file of a code may have. */
export const longestTicketFile = longestLink + 1024

/** Where the file of a code lies, below whatever has packs. */
export const ticketPath = (code: JoinCode): `join/${string}.json` => `join/${code}.json`

/**
 * What is signed for a code: the code too, so that a server cannot give one group's ticket to another; and words that
 * stand in no manifest, so that neither signature can be taken for the other.
 */
export const signedForCode = (code: JoinCode, link: string): Uint8Array => asciiBytes(`talkroom join 1\n${code}\n${link}\n`)

/** The file of a code: a link and its signature, always written the same way. */
export const writeTicketFile = (link: string, signature: PackSignature): Uint8Array =>
  asciiBytes(`{"link":"${link}","signature":${asciiText(writeSignature(signature)).trimEnd()}}\n`)

export type TicketFailure = Failure<'ticket-unreadable' | 'ticket-signature-wrong' | LinkReason>

export type Verify = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean

/**
 * Reads the file of a code. The key is not judged here: whether it is trusted is asked of the pack, which has to be
 * signed with the same one.
 */
export const readTicketFile = (
  bytes: Uint8Array,
  code: JoinCode,
  crypto: { readonly verify: Verify; readonly sha256: Sha256 },
): Result<Ticket & { readonly link: string }, TicketFailure> => {
  const [, link, envelope] =
    (bytes.length > longestTicketFile ? null : /^\{"link":"([!-~]+)","signature":(\{[^{}]+\})\}\n$/.exec(asciiText(bytes))) ?? []
  const signed = envelope === undefined ? null : readSignature(asciiBytes(`${envelope}\n`))
  if (link === undefined || signed === null || !signed.ok) return fail('ticket-unreadable')
  const { publicKey, signature } = signed.value
  if (!crypto.verify(publicKey, signedForCode(code, link), signature))
    return fail('ticket-signature-wrong', { cause: 'is not over this link and code' })
  const ticket = readLink(link)
  if (!ticket.ok) return ticket
  if (ticket.value.fingerprint !== fingerprintOf(crypto.sha256, publicKey))
    return fail('ticket-signature-wrong', { cause: 'names another key than the one it is signed with' })
  return ok({ ...ticket.value, link })
}

const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const asciiText = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
