import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { sha256 } from '../../src-main/packs/reader/hash.ts'
import { readJson } from '../../src-main/packs/reader/read-json.ts'
import { publicKeyOf, sealPack } from '../../src-main/packs/reader/seal-pack.ts'
import { fingerprintOf } from '../../src-shared/packs/signature.ts'
import type { PassphraseFrom } from '../keys/passphrase.ts'
import { readSigningKey } from '../keys/signing-key.ts'
import { openPack } from '../open-source.ts'
import { bytesText, filesText, Stop, say } from '../say.ts'

type Options = PassphraseFrom & { readonly key: string; readonly packVersion?: string }

export const registerSign = (program: Command): void => {
  program
    .command('sign')
    .description('list the files of a folder in its seminar.json, and sign it: the folder is then a pack')
    .argument('<folder>', 'a folder with seminar.json and the files it names')
    .requiredOption('--key <file>', "the organiser's key")
    .option('--pack-version <number>', 'the version; without it, the one in seminar.json')
    .option('--passphrase-file <file>', 'a file with the passphrase of the key')
    .option('--no-passphrase', 'the key has none')
    .action(async (folder: string, options: Options) => {
      const content = await contentOf(folder)
      const version = options.packVersion === undefined ? content.version : Number(options.packVersion)
      if (!Number.isInteger(version) || Number(version) < 1) throw new Stop(`A version is a whole number from 1, and ${String(version)} is none.`, 2)
      const key = await readSigningKey(options.key, options)
      const bytes = await sealPack(folder, { ...content, version }, key)
      // Read back as a kiosk reads it: what would be refused there is better refused here.
      const { pack, source } = await openPack(folder)
      await source.close()
      say(
        `${pack.manifest.id}, version ${pack.manifest.version}: ${filesText(pack.manifest.files.length)}, ${bytesText(bytes)}, signed by ${fingerprintOf(sha256, publicKeyOf(key))}.`,
      )
    })
}

const contentOf = async (folder: string): Promise<Record<string, unknown>> => {
  let bytes: Uint8Array
  try {
    bytes = await readFile(join(folder, 'seminar.json'))
  } catch {
    throw new Stop(`There is no seminar.json in ${folder}. docs/pack-format.md says what stands in it.`, 2)
  }
  const read = readJson(bytes)
  if (!read.ok) throw new Stop(`${join(folder, 'seminar.json')} cannot be read:\n  ${read.failure.cause}`)
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) throw new Stop('seminar.json must be one JSON object.')
  const { files: _, ...content } = read.value as Record<string, unknown>
  return content
}
