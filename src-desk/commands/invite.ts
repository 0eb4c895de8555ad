import { type Command, Option } from 'commander'
import { languages } from '../../src-shared/i18n/language.ts'
import { occasions } from '../invite/book.ts'
import { type PostOptions, post } from '../invite/post.ts'
import { type PrepareOptions, prepare } from '../invite/prepare.ts'

export const registerInvite = (program: Command): void => {
  program
    .command('invite')
    .description(
      'give each group a link, a code, a calendar file, a sheet of paper and its mails, and presenters and hosts their links; and send those',
    )
    .argument('<pack>', 'a signed pack')
    .requiredOption('--list <file>', 'a table of groups, as a spreadsheet saves it (CSV): room, contact, language, group')
    .option('--people <file>', 'a table of presenters, hosts, observers and captioners: name, role, contact, language')
    .requiredOption('--key <file>', "the organiser's key, which signed the pack")
    .option('--renew <id>', 'another pass for this room or person, because theirs was taken back; may come several times', collect, [])
    .option('--from <address>', 'where the rooms fetch the pack; remembered; "none": where IT\'s own sources say')
    .option('--out <folder>', 'where everything is written (default: invitations-SEMINAR)')
    .addOption(new Option('--lang <language>', 'of groups for which the table names none').choices(languages).default('sv'))
    .addOption(new Option('--mail <occasion>', 'which mail: when the group has registered, or on the day').choices(occasions).default('registration'))
    .option('--send', 'send the mails that were not sent yet; without it they are only shown')
    .option('--yes', 'send without asking')
    .option('--smtp <host:port>', 'the mail server; port 587 if none is named, 465 for TLS from the first byte')
    .option('--smtp-user <name>', 'its user; the password is asked for, or read from TALKROOM_SMTP_PASSWORD')
    .option('--smtp-ca <file>', "certificates of the house's own authorities (PEM)")
    .option('--smtp-plain', 'without encryption, for a relay inside the house that asks for no password')
    .option('--sender <address>', 'who writes: "Anna Ek <anna.ek@example.org>"')
    .option('--passphrase-file <file>', 'a file with the passphrase of the key')
    .option('--no-passphrase', 'the key has none')
    .action(async (pack: string, options: PrepareOptions & PostOptions) => post(await prepare(pack, options), options))
}

const collect = (one: string, all: readonly string[]): readonly string[] => [...all, one]
