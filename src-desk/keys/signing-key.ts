import type { KeyObject } from 'node:crypto'
import { Stop } from '../say.ts'
import { readKeyFile } from './key-file.ts'
import { type PassphraseFrom, passphraseFrom } from './passphrase.ts'

/** The organiser's key, or a sentence why it cannot be used. */
export const readSigningKey = async (path: string, from: PassphraseFrom): Promise<KeyObject> => {
  const key = await readKeyFile(path, await passphraseFrom(from, 'once'))
  if (key.ok) return key.value
  const { reason, cause } = key.failure
  if (reason === 'key-locked') throw new Stop('That is not the passphrase of this key.')
  if (cause?.includes('ENOENT') === true) throw new Stop(`There is no key at ${path}. desk keygen makes one.`)
  throw new Stop(cause?.includes('DECODER') === true ? `${path} is no key that desk keygen made.` : `${path} cannot be used: ${cause}`)
}
