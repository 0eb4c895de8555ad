import { readFile } from 'node:fs/promises'
import { password } from '@inquirer/prompts'
import { causeText } from '../../src-shared/result/result.ts'
import { Stop } from '../say.ts'

export type PassphraseFrom = { readonly passphraseFile?: string | undefined; readonly passphrase?: boolean | undefined }

/** From a file, from TALKROOM_DESK_PASSPHRASE, or asked for; null where `--no-passphrase` says that there is none. */
export const passphraseFrom = async (from: PassphraseFrom, ask: 'once' | 'twice'): Promise<string | null> => {
  if (from.passphrase === false) return null
  if (from.passphraseFile !== undefined) return fromFile(from.passphraseFile)
  const given = process.env.TALKROOM_DESK_PASSPHRASE
  if (given !== undefined && given !== '') return given
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    const without = ask === 'twice' ? ', or leave the key without one: --no-passphrase' : ''
    throw new Stop(`Nobody can be asked for the passphrase of the key here. Give it with --passphrase-file or TALKROOM_DESK_PASSPHRASE${without}.`, 2)
  }
  const first = await password({
    message: 'Passphrase of the key',
    mask: true,
    // An empty one would look like a lock and be none.
    validate: (value) => value !== '' || ask === 'once' || 'Type one, or make a key without one: --no-passphrase',
  })
  if (ask === 'once') return first
  return password({ message: 'The same once more', mask: true, validate: (value) => value === first || 'That was another one.' })
}

const fromFile = async (path: string): Promise<string> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw new Stop(`The file with the passphrase cannot be read: ${causeText(cause)}. Correct --passphrase-file.`, 2)
  }
  const passphrase = text.trimEnd()
  if (passphrase === '') throw new Stop(`${path} is empty; the passphrase has to stand in it.`, 2)
  return passphrase
}
