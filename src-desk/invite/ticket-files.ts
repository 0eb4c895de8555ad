import { type KeyObject, sign } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { sha256 } from '../../src-main/packs/reader/hash.ts'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import { printLink } from '../../src-shared/join/link.ts'
import { signedForCode, ticketPath, writeTicketFile } from '../../src-shared/join/ticket-file.ts'
import { fingerprintOf } from '../../src-shared/packs/signature.ts'
import type { Book, Invitation } from './book.ts'

export const linkOf = (
  { room, group }: Pick<Invitation, 'room' | 'group'>,
  { seminar, from }: Pick<Book, 'seminar' | 'from'>,
  key: KeyObject,
): string => printLink({ seminar, from, fingerprint: fingerprintOf(sha256, publicKeyOf(key)), room, group, pass: null })

/** Writes the signed file of a code below a folder, for a server that everybody may ask. */
export const writeTicketFor = async (folder: string, { code }: Pick<Invitation, 'code'>, link: string, key: KeyObject): Promise<void> => {
  await mkdir(join(folder, 'join'), { recursive: true })
  const signature = { publicKey: publicKeyOf(key), signature: sign(null, signedForCode(code, link), key) }
  await writeDurably(join(folder, ticketPath(code)), writeTicketFile(link, signature), 0o644)
}
