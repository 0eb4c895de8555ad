import { stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { sha256 } from '../../src-main/packs/reader/hash.ts'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import { toHex } from '../../src-shared/packs/hash.ts'
import { fingerprintOf } from '../../src-shared/packs/signature.ts'
import { makeKeyFile } from '../keys/key-file.ts'
import { type PassphraseFrom, passphraseFrom } from '../keys/passphrase.ts'
import { Stop, say } from '../say.ts'

export const registerKeygen = (program: Command): void => {
  program
    .command('keygen')
    .description("make an organiser's key, with which packs are signed")
    .argument('<file>', 'where the key is written, for example organiser.key')
    .option('--passphrase-file <file>', 'a file with the passphrase')
    .option('--no-passphrase', 'leave the key without one: whoever has the file can sign')
    .action(async (file: string, options: PassphraseFrom) => {
      // Said before anybody thinks of a passphrase.
      if ((await stat(file).catch(() => null)) !== null) throw isThere(file)
      const made = await makeKeyFile(file, await passphraseFrom(options, 'twice'))
      if (!made.ok) throw made.failure.reason === 'key-exists' ? isThere(file) : new Stop(`The key could not be written: ${made.failure.cause}`)
      const publicKey = publicKeyOf(made.value)
      say(`The key is in ${file}. Keep it safe and keep a copy: packs signed with another key are strangers to the rooms.`)
      say()
      say(`Fingerprint, to read to IT staff:  ${fingerprintOf(sha256, publicKey)}`)
      say(`For each room's settings.json:      "trustedKeys": ["${toHex(publicKey)}"]`)
    })
}

const isThere = (file: string): Stop => new Stop(`${file} is there already, and a key is never written over. Name another file.`)
