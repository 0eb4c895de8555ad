import { readFile } from 'node:fs/promises'
import { password } from '@inquirer/prompts'

export type PassphraseFrom = { readonly passphraseFile?: string | undefined; readonly passphrase?: boolean | undefined }

/** From a file, from TALKROOM_DESK_PASSPHRASE, or asked for; null where `--no-passphrase` says that there is none. */
export const passphraseFrom = async (from: PassphraseFrom, ask: 'once' | 'twice'): Promise<string | null> => {
  if (from.passphrase === false) return null
  if (from.passphraseFile !== undefined) return (await readFile(from.passphraseFile, 'utf8')).trimEnd()
  const given = process.env.TALKROOM_DESK_PASSPHRASE
  if (given !== undefined && given !== '') return given
  const first = await password({ message: 'Passphrase of the key', mask: true })
  if (ask === 'once') return first
  const again = await password({ message: 'The same once more', mask: true, validate: (value) => value === first || 'That was another one.' })
  return again
}
