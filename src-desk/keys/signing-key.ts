import type { KeyObject } from 'node:crypto'
import { Stop } from '../say.ts'
import { openKey, readKeyText } from './key-file.ts'
import { type PassphraseFrom, passphraseFrom } from './passphrase.ts'

/** The organiser's key, or a sentence why it cannot be used. A passphrase is asked for only where the key has one. */
export const readSigningKey = async (path: string, from: PassphraseFrom): Promise<KeyObject> => {
  const read = await readKeyText(path)
  if (!read.ok) {
    const { cause } = read.failure
    throw new Stop(cause?.includes('ENOENT') === true ? `There is no key at ${path}. desk keygen makes one.` : `${path} cannot be used: ${cause}`)
  }
  const { pem, locked } = read.value
  if (locked && from.passphrase === false) throw new Stop(`The key ${path} has a passphrase; leave out --no-passphrase.`)
  const key = openKey(pem, locked ? await passphraseFrom(from, 'once') : null)
  if (key.ok) return key.value
  const { reason, cause } = key.failure
  if (reason === 'key-locked') throw new Stop('That is not the passphrase of this key.')
  throw new Stop(cause?.includes('DECODER') === true ? `${path} is no key that desk keygen made.` : `${path} cannot be used: ${cause}`)
}
