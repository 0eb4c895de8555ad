import { type Command, Option } from 'commander'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import { type Member, member as memberSchema, roles } from '../../src-shared/plenary/members.ts'
import { plenaryTimes } from '../../src-shared/plenary/times.ts'
import { planOf } from '../../src-shared/seminar/plan.ts'
import { readKeyFile } from '../keys/key-file.ts'
import { type PassphraseFrom, passphraseFrom } from '../keys/passphrase.ts'
import { openPack } from '../open-source.ts'
import { signPass } from '../plenary/access/passes.ts'
import { Stop, say } from '../say.ts'

type Options = PassphraseFrom & {
  readonly pack: string
  readonly key: string
  readonly role: Member['role']
  readonly id: string
  readonly name: string
  readonly groups: string
}

/** Time to test on the day before, and to come back after. */
const hoursBefore = 48
const hoursAfter = 12
const hour = 3600

export const registerPass = (program: Command): void => {
  program
    .command('pass')
    .description('sign a pass to the plenary for a room, a presenter, a host or an observer')
    .requiredOption('--pack <folder>', "the seminar's pack")
    .requiredOption('--key <file>', "the organiser's key, the one that signed the pack")
    .addOption(new Option('--role <role>', 'what it lets its holder do').choices(roles).makeOptionMandatory())
    .requiredOption('--id <id>', 'small letters, digits and hyphens; the same whenever the pass is made anew')
    .requiredOption('--name <name>', 'what the others see: of a room its name, never that of a participant')
    .option('--groups <number>', 'how many groups share the room', '1')
    .option('--passphrase-file <file>', 'a file with the passphrase of the key')
    .option('--no-passphrase', 'the key has none')
    .action(async (options: Options) => {
      const read = memberSchema.safeParse({ id: options.id, role: options.role, name: options.name, groups: Number(options.groups) })
      if (!read.success) throw new Stop(read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'), 2)
      const { source, pack } = await openPack(options.pack)
      await source.close()
      const key = await readKeyFile(options.key, await passphraseFrom(options, 'once'))
      if (!key.ok)
        throw new Stop(
          key.failure.reason === 'key-locked' ? 'That is not the passphrase of this key.' : `${options.key} cannot be used: ${key.failure.cause}`,
        )
      if (!Buffer.from(publicKeyOf(key.value)).equals(pack.publicKey))
        throw new Stop(`${options.key} is not the key that signed ${options.pack}, so the desk would believe no pass of it.`)
      const plan = planOf(pack.manifest)
      const [first] = plan.ok ? plan.value.segments : []
      if (!plan.ok || first === undefined) throw new Stop(`${options.pack} has an unknown time zone.`)
      const times = plenaryTimes(plan.value, null)
      const last = times.ok ? times.value.endsAt : plan.value.start
      const from = Math.floor(plan.value.start / 1000) - hoursBefore * hour
      say(signPass({ seminar: pack.manifest.id, member: read.data, from, until: Math.floor(last / 1000) + hoursAfter * hour }, key.value))
    })
}
