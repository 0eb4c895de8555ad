import { type KeyObject, sign } from 'node:crypto'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { sha256 } from '../../src-main/packs/reader/hash.ts'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import { readCode } from '../../src-shared/join/code.ts'
import { printLink } from '../../src-shared/join/link.ts'
import { signedForCode, ticketPath, writeTicketFile } from '../../src-shared/join/ticket-file.ts'
import { fingerprintOf } from '../../src-shared/packs/signature.ts'
import type { Book, Invitation } from './book.ts'

export const linkOf = (
  { room, group }: Pick<Invitation, 'room' | 'group'>,
  { seminar, from }: Pick<Book, 'seminar' | 'from'>,
  key: KeyObject,
  pass: string | null,
): string => printLink({ seminar, from, fingerprint: fingerprintOf(sha256, publicKeyOf(key)), room, group, pass })

/** Writes the signed file of a code below a folder, for a server that everybody may ask. */
export const writeTicketFor = async (folder: string, { code }: Pick<Invitation, 'code'>, link: string, key: KeyObject): Promise<void> => {
  await mkdir(join(folder, 'join'), { recursive: true })
  const signature = { publicKey: publicKeyOf(key), signature: sign(null, signedForCode(code, link), key) }
  await writeDurably(join(folder, ticketPath(code)), writeTicketFile(link, signature), 0o644)
}

/** Takes the codes that were given out along to where the pack is put together anew. They are no part of what is signed with it. */
export const carryTickets = async (from: string, to: string): Promise<void> => {
  const names = await readdir(join(from, 'join')).catch(() => [])
  const tickets = names.filter((name) => name.endsWith('.json') && readCode(name.slice(0, -'.json'.length)).ok)
  if (tickets.length > 0) await mkdir(join(to, 'join'), { recursive: true })
  for (const name of tickets) await copyFile(join(from, 'join', name), join(to, 'join', name))
}
