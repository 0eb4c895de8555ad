import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../packs/signature.ts'
import { codeOf } from './code.ts'
import { printLink } from './link.ts'
import { anyTicket } from './ticket.arbitrary.ts'
import { readTicketFile, signedForCode, writeTicketFile } from './ticket-file.ts'

const sha256 = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const crypto = {
  sha256,
  verify: (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) =>
    verify(
      null,
      bytes,
      createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' }),
      signature,
    ),
}
const rawOf = (key: KeyObject) => Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url')
const { privateKey } = generateKeyPairSync('ed25519')
const fingerprint = fingerprintOf(sha256, rawOf(privateKey))
const code = codeOf([1, 2, 3, 4, 5, 6, 7])
const other = codeOf([1, 2, 3, 4, 5, 6, 8])
const fileOf = (link: string, forCode = code, key = privateKey) =>
  writeTicketFile(link, { publicKey: rawOf(key), signature: sign(null, signedForCode(forCode, link), key) })
const link = printLink({ seminar: 'demo', from: 'https://example.org/demo', fingerprint, room: 'Höör', group: 3, pass: 'x.y' })
const reason = (bytes: Uint8Array, asked = code) => {
  const read = readTicketFile(bytes, asked, crypto)
  return read.ok ? 'taken' : read.failure.reason
}

describe('the file of a code', () => {
  it('is JSON, and gives the ticket back', () => {
    fc.assert(
      fc.property(anyTicket, (any) => {
        const ticket = { ...any, fingerprint }
        const bytes = fileOf(printLink(ticket))
        expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({ link: printLink(ticket), signature: { algorithm: 'ed25519' } })
        expect(readTicketFile(bytes, code, crypto)).toEqual({ ok: true, value: { ...ticket, link: printLink(ticket) } })
      }),
      { numRuns: 30 },
    )
  })

  it('is refused whichever bit of it is turned over', () => {
    const bytes = fileOf(link)
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Uint8Array.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(reason(changed)).not.toBe('taken')
    }
  })

  it('is good for its own code only', () => expect(reason(fileOf(link), other)).toBe('ticket-signature-wrong'))

  it('is not forged with another key, nor with the right name of another', () => {
    const stranger = generateKeyPairSync('ed25519').privateKey
    expect(reason(fileOf(link, code, stranger))).toBe('ticket-signature-wrong')
    expect(reason(writeTicketFile(link, { publicKey: rawOf(privateKey), signature: sign(null, signedForCode(code, link), stranger) }))).toBe(
      'ticket-signature-wrong',
    )
    expect(reason(writeTicketFile(link, { publicKey: rawOf(privateKey), signature: sign(null, Buffer.from(link), privateKey) }))).toBe(
      'ticket-signature-wrong',
    )
  })

  it('is nothing else that a server may answer with', () => {
    for (const text of ['', '{}', 'null', '<!doctype html><title>Not found</title>', `{"link":"${link}"}\n`, `${'x'.repeat(6000)}\n`])
      expect(reason(Buffer.from(text))).toBe('ticket-unreadable')
    expect(reason(fileOf('talkroom://join?v=2'))).toBe('link-other-version')
  })
})
