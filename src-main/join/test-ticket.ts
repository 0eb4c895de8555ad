import { type KeyObject, sign } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, type JoinCode } from '../../src-shared/join/code.ts'
import { printLink } from '../../src-shared/join/link.ts'
import type { Ticket } from '../../src-shared/join/ticket.ts'
import { signedForCode, ticketPath, writeTicketFile } from '../../src-shared/join/ticket-file.ts'
import { fingerprintOf } from '../../src-shared/packs/signature.ts'
import { sha256 } from '../packs/reader/hash.ts'
import { publicKeyOf } from '../packs/reader/seal-pack.ts'
import { testKey } from '../packs/test-pack.ts'

/** For tests: an invitation to the seminar of a test pack, signed like it. */
export const testTicket = (change: Partial<Ticket> = {}, key: KeyObject = testKey): Ticket => ({
  seminar: 'demo',
  from: null,
  fingerprint: fingerprintOf(sha256, publicKeyOf(key)),
  room: 'Höör, stora salen',
  group: 3,
  pass: null,
  ...change,
})

export const testCode = (n: number): JoinCode => codeOf([3, 1, 4, 1, 5, (n >> 5) & 31, n & 31])

/** Writes the file of a code below a folder, as `desk invite` does. */
export const writeTicket = (directory: string, code: JoinCode, ticket = testTicket(), key: KeyObject = testKey): void => {
  const link = printLink(ticket)
  mkdirSync(join(directory, 'join'), { recursive: true })
  const signature = { publicKey: publicKeyOf(key), signature: sign(null, signedForCode(code, link), key) }
  writeFileSync(join(directory, ticketPath(code)), writeTicketFile(link, signature))
}
