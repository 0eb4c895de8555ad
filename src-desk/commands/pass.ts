import { type Command, Option } from 'commander'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import { type Member, member as memberSchema, roles } from '../../src-shared/plenary/members.ts'
import { printPersonLink } from '../../src-shared/plenary/person-link.ts'
import type { PassphraseFrom } from '../keys/passphrase.ts'
import { readSigningKey } from '../keys/signing-key.ts'
import { openPack } from '../open-source.ts'
import { passTimes } from '../plenary/access/pass-times.ts'
import { signPass } from '../plenary/access/passes.ts'
import { Stop, say } from '../say.ts'

type Options = PassphraseFrom & {
  readonly pack: string
  readonly key: string
  readonly role: Member['role']
  readonly id: string
  readonly name: string
  readonly groups: string
  readonly desk?: string
}

export const registerPass = (program: Command): void => {
  program
    .command('pass')
    .description('sign a pass to the plenary: a link for a presenter, a host, an observer or a captioner, the bare pass for a room')
    .requiredOption('--pack <folder>', "the seminar's pack")
    .requiredOption('--key <file>', "the organiser's key, the one that signed the pack")
    .addOption(new Option('--role <role>', 'what it lets its holder do').choices(roles).makeOptionMandatory())
    .requiredOption('--id <id>', 'small letters, digits and hyphens; the same whenever the pass is made anew')
    .requiredOption('--name <name>', 'what the others see: of a room its name, never that of a participant')
    .option('--groups <number>', 'how many groups share the room', '1')
    .option('--desk <address>', "the plenary's address, https://desk.example.org; without it, what the pack says under plenary: desk")
    .option('--passphrase-file <file>', 'a file with the passphrase of the key')
    .option('--no-passphrase', 'the key has none')
    .action(async (options: Options) => {
      const read = memberSchema.safeParse({ id: options.id, role: options.role, name: options.name, groups: Number(options.groups) })
      if (!read.success) throw new Stop(read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'), 2)
      const { source, pack: opened } = await openPack(options.pack)
      await source.close()
      const { manifest, publicKey } = opened
      const key = await readSigningKey(options.key, options)
      if (!Buffer.from(publicKeyOf(key)).equals(publicKey))
        throw new Stop(`${options.key} is not the key that signed ${options.pack}, so the desk would believe no pass of it.`)
      const pass = signPass({ seminar: manifest.id, member: read.data, ...passTimes(manifest) }, key)
      say(linkOf(pass, read.data.role, options.desk ?? manifest.plenary?.desk))
    })
}

/** What its holder opens in a browser. What stands behind the `#` is sent to no server and stands in no log. A room has no browser. */
const linkOf = (pass: string, role: Member['role'], desk: string | undefined): string => {
  if (role === 'room' || desk === undefined) return pass
  const address = URL.parse(desk)
  if (address === null || !['https:', 'http:'].includes(address.protocol))
    throw new Stop(`The plenary's address needs to be one of a browser, as https://desk.example.org, and "${desk}" is none.`, 2)
  return printPersonLink(desk, pass)
}
