import type { KeyObject } from 'node:crypto'
import { Stop } from '../say.ts'
import { readKeyFile } from './key-file.ts'
import { type PassphraseFrom, passphraseFrom } from './passphrase.ts'

/** The organiser's key, or a sentence why it cannot be used. */
export const readSigningKey = async (path: string, from: PassphraseFrom): Promise<KeyObject> => {
  const key = await readKeyFile(path, await passphraseFrom(from, 'once'))
  if (key.ok) return key.value
  throw new Stop(key.failure.reason === 'key-locked' ? 'That is not the passphrase of this key.' : `${path} cannot be used: ${key.failure.cause}`)
}
