import { randomInt } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { sha256 } from '../../src-main/packs/reader/hash.ts'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import type { Language } from '../../src-shared/i18n/language.ts'
import { checkAddress } from '../../src-shared/join/address.ts'
import { showCode } from '../../src-shared/join/code.ts'
import { mostGroups } from '../../src-shared/join/ticket.ts'
import { fingerprintOf } from '../../src-shared/packs/signature.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { instant } from '../../src-shared/time/time.ts'
import type { PassphraseFrom } from '../keys/passphrase.ts'
import { readSigningKey } from '../keys/signing-key.ts'
import { openPack } from '../open-source.ts'
import { withProgress } from '../progress.ts'
import { Stop, say } from '../say.ts'
import { type Book, readBook, writeBook } from './book.ts'
import { type GivenOut, giveOut } from './give-out.ts'
import { calendarFor, type ToldGroup, writeGroupFiles } from './group-files.ts'
import { type ListedGroup, readList } from './read-list.ts'
import { linkOf, writeTicketFor } from './ticket-files.ts'
import { toldTo } from './told.ts'

export type PrepareOptions = PassphraseFrom & {
  readonly list: string
  readonly key: string
  readonly from?: string
  readonly out?: string
  readonly lang: Language
}

export type Prepared = { readonly manifest: Manifest; readonly groups: readonly ToldGroup[]; readonly book: Book; readonly bookPath: string }

const mostProblems = 20

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
  const listed = await listedIn(options)
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
  const book: Book = { ...read.value, from, invitations: [...given.invitations, ...given.leftOver] }
  await mkdir(out, { recursive: true, mode: 0o700 })
  // Before anything with a code in it is seen by anybody.
  await writeBook(bookPath, book)
  const tickets = (await stat(packPath)).isDirectory() ? packPath : out
  const now = instant(Date.now())
  const groups: ToldGroup[] = []
  await withProgress('Writing', given.invitations.length, async (bar) => {
    for (const invitation of given.invitations) {
      const link = linkOf(invitation, book, key)
      await writeTicketFor(tickets, invitation, link, key)
      const told = toldTo(invitation, link, manifest)
      groups.push({ invitation, told, calendar: calendarFor(told, invitation, manifest, now) })
      bar.add(1)
    }
  })
  await writeGroupFiles(out, groups)
  tellWhatIsThere(given, { out, tickets, from })
  return { manifest, groups, book, bookPath }
}

const listedIn = async ({ list, lang }: PrepareOptions): Promise<readonly ListedGroup[]> => {
  let bytes: Uint8Array
  try {
    bytes = await readFile(list)
  } catch {
    throw new Stop(`There is no file ${list}.`, 2)
  }
  const { groups, problems, remarks } = readList(bytes, lang)
  if (problems.length > 0) {
    const more = problems.length > mostProblems ? [`  and ${problems.length - mostProblems} more`] : []
    throw new Stop(
      [`${list} has to be mended first; nothing was written.`, ...problems.slice(0, mostProblems).map((one) => `  ${one}`), ...more].join('\n'),
    )
  }
  for (const remark of remarks) say(remark)
  return groups
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

const tellWhatIsThere = (
  { invitations, leftOver, added }: GivenOut,
  { out, tickets, from }: { out: string; tickets: string; from: string | null },
): void => {
  say(`${invitations.length === 1 ? '1 group' : `${invitations.length} groups`}, ${added} with a new code.`)
  say(`  ${out}/sheets.html   to print, a page for each group; overview.csv, and a folder for each group`)
  say(`  ${tickets}/join   the codes: copy it ${from === null ? 'to where the rooms fetch the seminar' : `to ${from}/join`}`)
  if (from !== null) say(`  IT staff, so that codes can be typed in rooms without a source:  "joinAddresses": ["${from}"]`)
  if (leftOver.length === 0) return
  say('No more in the list; their codes work until you delete the files. If a room only has another name now, give its number in the list:')
  for (const { room, group, code } of leftOver) say(`  ${room}, group ${group}   ${showCode(code)}   join/${code}.json`)
}
