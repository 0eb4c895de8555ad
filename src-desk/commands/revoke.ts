import { join } from 'node:path'
import type { Command } from 'commander'
import type { AccessState } from '../../src-shared/plenary/access.ts'
import { readBook } from '../invite/book.ts'
import { openPack } from '../open-source.ts'
import { appendAccess } from '../plenary/access/append-access.ts'
import { type PassReader, passReader } from '../plenary/access/passes.ts'
import { type DataAt, openData } from '../plenary/open-data.ts'
import { Stop, say } from '../say.ts'
import { storeOption } from './store-option.ts'

type Options = DataAt & { readonly pack: string; readonly id?: string; readonly pass?: string; readonly invitations?: string }

export const registerRevoke = (program: Command): void => {
  program
    .command('revoke')
    .description('take a pass back: whoever holds it is thrown out of a running plenary within a second, and comes in no more')
    .requiredOption('--pack <folder>', "the seminar's pack")
    .option('--data <folder>', "the folder of 'desk plenary'", 'plenary-data')
    .addOption(storeOption())
    .option('--id <id>', 'of the room or person: takes back the pass that is in use, and the one that they were invited with')
    .option('--invitations <folder>', "the folder of 'desk invite' (default: invitations-SEMINAR, where it is)")
    .option('--pass <pass>', 'the pass itself, used or not')
    .action(async ({ pack: path, id, pass, invitations, ...at }: Options) => {
      if ((id === undefined) === (pass === undefined)) throw new Stop('Say either --id or --pass.', 2)
      const { source, pack } = await openPack(path)
      await source.close()
      const seminar = pack.manifest.id
      const read = passReader(pack.publicKey, seminar)
      const invited = id === undefined ? null : await invitedPass(id, seminar, invitations)
      const store = await openData(at, seminar, 'make')
      try {
        await appendAccess(store, (access) =>
          (pass === undefined ? serialsOf(id ?? '', invited, read, access) : [serialOf(pass, read, access.revoked)]).map((serial) => ({
            at: Date.now(),
            type: 'pass-revoked',
            serial,
          })),
        )
      } finally {
        await store.close()
      }
      say('It is taken back.')
      if (invited !== null) say(`Whoever is to come as "${id}" again gets another pass with: desk invite … --renew ${id}`)
    })
}

/** The pass that the book of invitations has under this id. Null: there is no such book, or nobody of that id in it. */
const invitedPass = async (id: string, seminar: string, named: string | undefined): Promise<string | null> => {
  const folder = named ?? `invitations-${seminar}`
  const book = await readBook(join(folder, 'book.json'), seminar)
  if (!book.ok) throw new Stop(`The book of invitations in ${folder} cannot be read, or is of another seminar: ${book.failure.cause}`)
  return [...book.value.rooms, ...book.value.people].find((one) => one.id === id)?.pass ?? null
}

const serialsOf = (id: string, invited: string | null, read: PassReader, { bound, revoked }: AccessState): readonly string[] => {
  const found = invited === null ? null : read(invited, { now: 0, revoked: new Set(), anyTime: true })
  const known = [bound.get(id)?.serial, found?.ok === true ? found.value.serial : undefined].filter((serial) => serial !== undefined)
  if (known.length === 0)
    throw new Stop(
      `Nobody has come in as "${id}" yet, and no book of invitations has them. Name the folder with --invitations, or the pass with --pass.`,
    )
  const left = [...new Set(known)].filter((serial) => !revoked.has(serial))
  if (left.length === 0) throw new Stop(`The pass of "${id}" was taken back before.`)
  return left
}

const serialOf = (pass: string, read: PassReader, revoked: ReadonlySet<string>): string => {
  // Whether it holds just now is another question: one for tomorrow can be taken back today.
  const found = read(pass, { now: Date.now(), revoked, anyTime: true })
  if (found.ok) return found.value.serial
  throw new Stop(found.failure.reason === 'pass-revoked' ? 'It was taken back before.' : `That is no pass of this seminar (${found.failure.reason}).`)
}
