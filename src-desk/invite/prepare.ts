import { type KeyObject, randomInt } from 'node:crypto'
import { mkdir, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { sha256 } from '../../src-main/packs/reader/hash.ts'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import type { Language } from '../../src-shared/i18n/language.ts'
import { checkAddress } from '../../src-shared/join/address.ts'
import { mostGroups } from '../../src-shared/join/ticket.ts'
import { fingerprintOf } from '../../src-shared/packs/signature.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { instant } from '../../src-shared/time/time.ts'
import type { PassphraseFrom } from '../keys/passphrase.ts'
import { readSigningKey } from '../keys/signing-key.ts'
import { openPack } from '../open-source.ts'
import { withProgress } from '../progress.ts'
import { Stop } from '../say.ts'
import { type Book, readBook, writeBook } from './book.ts'
import { giveOut } from './give-out.ts'
import { type ToldGroup, toldToGroup, writeGroupFiles } from './group-files.ts'
import { writePersonFiles } from './person-files.ts'
import { type ToldPerson, toldToPerson } from './person-mail.ts'
import { groupsIn, peopleIn } from './read-lists.ts'
import { type SignedPasses, signPasses } from './sign-passes.ts'
import { sameName } from './slug.ts'
import { tellWritten } from './tell-written.ts'
import { linkOf, writeTicketFor } from './ticket-files.ts'

export type PrepareOptions = PassphraseFrom & {
  readonly list: string
  readonly people?: string
  readonly renew: readonly string[]
  readonly key: string
  readonly from?: string
  readonly out?: string
  readonly lang: Language
}

export type Prepared = {
  readonly manifest: Manifest
  readonly groups: readonly ToldGroup[]
  readonly people: readonly ToldPerson[]
  readonly book: Book
  readonly bookPath: string
}

/** Gives out the codes and writes everything that goes to the groups. Done again with a changed list, it keeps what was given. */
export const prepare = async (packPath: string, options: PrepareOptions): Promise<Prepared> => {
  const { source, pack } = await openPack(packPath)
  await source.close()
  const { manifest } = pack
  const key = await readSigningKey(options.key, options)
  if (fingerprintOf(sha256, publicKeyOf(key)) !== pack.fingerprint)
    throw new Stop(
      `${options.key} is another key than the one that signed ${packPath} (${pack.fingerprint}). The rooms would refuse its invitations.`,
    )
  const listed = await groupsIn(options.list, options.lang)
  const people = options.people === undefined ? null : await peopleIn(options.people, options.lang)
  const out = resolve(options.out ?? `invitations-${manifest.id}`)
  if (!relative(resolve(packPath), out).startsWith('..'))
    throw new Stop(`${out} lies in the pack, and everybody could fetch the codes from there. Name another folder with --out.`, 2)
  const bookPath = join(out, 'book.json')
  const read = await readBook(bookPath, manifest.id)
  if (!read.ok)
    throw new Stop(
      read.failure.reason === 'book-other'
        ? `${out} has the invitations of ${read.failure.cause}. Name another folder with --out.`
        : `${bookPath} cannot be read, and without it codes that were given out would be lost. Bring it back from a copy, or begin in another folder with --out.\n  ${read.failure.cause}`,
    )
  const from = fromOf(options.from, read.value.from)
  const given = giveOut(listed, read.value, () => randomInt(32))
  if (given.invitations.some(({ group }) => group > mostGroups)) throw new Stop(`There are more than ${mostGroups} groups.`)
  const passes = passesFor({ invitations: given.invitations, people }, read.value, manifest, key, options.renew)
  const book: Book = {
    ...read.value,
    from,
    invitations: [...given.invitations, ...given.leftOver],
    rooms: [...(passes?.rooms ?? read.value.rooms)],
    people: [...(passes?.people ?? read.value.people)],
  }
  await mkdir(out, { recursive: true, mode: 0o700 })
  // Before anything with a code in it is seen by anybody.
  await writeBook(bookPath, book)
  const tickets = (await stat(packPath)).isDirectory() ? packPath : out
  const now = instant(Date.now())
  const groups: ToldGroup[] = []
  await withProgress('Writing', given.invitations.length, async (bar) => {
    for (const invitation of given.invitations) {
      const pass = passes?.rooms.find(({ name }) => sameName(name, invitation.room))?.pass ?? null
      const link = linkOf(invitation, book, key, pass)
      await writeTicketFor(tickets, invitation, link, key)
      groups.push(toldToGroup(invitation, link, manifest, now))
      bar.add(1)
    }
  })
  await writeGroupFiles(out, groups)
  const desk = manifest.plenary?.desk
  const listedPeople = book.people.slice(0, people?.length ?? 0)
  const toldPeople = desk === undefined ? [] : listedPeople.map((person) => toldToPerson(person, manifest, desk, now))
  if (toldPeople.length > 0) await writePersonFiles(out, toldPeople)
  tellWritten(given, passes, { out, tickets, from, people: toldPeople.length })
  return { manifest, groups, people: toldPeople, book, bookPath }
}

/** Null where the seminar has no desk to show a pass to. */
const passesFor = (
  wanted: Parameters<typeof signPasses>[0],
  book: Book,
  manifest: Manifest,
  key: KeyObject,
  renew: readonly string[],
): SignedPasses | null => {
  if (manifest.plenary === undefined) {
    if (wanted.people !== null)
      throw new Stop('The seminar does not say where its desk is, so nobody could come to it. In seminar.yaml:  plenary: { desk: "https://…" }')
    return null
  }
  const { desk } = manifest.plenary
  if (!checkAddress(desk).ok)
    throw new Stop(
      `The seminar says that its desk is at "${desk}", which is no address that a room would open. It needs one such as https://desk.example.org.`,
    )
  const unknown = renew.filter((id) => ![...book.rooms, ...book.people].some((one) => one.id === id))
  if (unknown.length > 0) throw new Stop(`Nobody was invited as ${unknown.join(', ')}. book.json has the ids.`, 2)
  const passes = signPasses(wanted, book, { manifest, key, renew: new Set(renew) })
  const idle = renew.filter(
    (id) => passes.leftOver.some((one) => one.id === id) || (wanted.people === null && book.people.some((one) => one.id === id)),
  )
  if (idle.length > 0)
    throw new Stop(`Nothing was renewed: ${idle.join(', ')} stands in no list that is named. --people names the presenters and hosts.`, 2)
  const [first] = passes.otherRole
  if (first !== undefined)
    throw new Stop(
      `${first.name} was invited as ${first.role} before. Take that pass back with: desk revoke --id ${first.id}   Then add: --renew ${first.id}`,
    )
  return passes
}

const fromOf = (asked: string | undefined, before: string | null): string | null => {
  if (asked === undefined) return before
  if (asked === 'none') return null
  const checked = checkAddress(asked)
  if (checked.ok) return checked.value
  const why = {
    'not-one': 'it is no such address, written in small letters',
    'too-long': 'it is too long',
    'has-credentials': 'it has a name or a password in it',
    'not-encrypted': 'http is taken only inside a house; use https',
  }[checked.failure.reason]
  throw new Stop(
    `--from needs the address at which the rooms fetch the pack, such as https://seminars.example.org/autumn. "${asked}" is not taken: ${why}.`,
    2,
  )
}
