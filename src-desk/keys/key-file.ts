import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'

export type KeyFailure = { readonly reason: 'key-exists' | 'key-unreadable' | 'key-locked' | 'key-other-kind'; readonly cause?: string }

/** Makes an Ed25519 key and writes it, encrypted with a passphrase where one is given. Never over a file that is there. */
export const makeKeyFile = async (path: string, passphrase: string | null): Promise<Result<KeyObject, KeyFailure>> => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem', ...(passphrase === null ? {} : { cipher: 'aes-256-cbc', passphrase }) })
  try {
    await writeFile(path, pem, { mode: 0o600, flag: 'wx' })
    return ok(privateKey)
  } catch (cause) {
    return fail(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST' ? 'key-exists' : 'key-unreadable', { cause: causeText(cause) })
  }
}

/** What stands in a file of a key. `locked`: it needs its passphrase. */
export const readKeyText = async (path: string): Promise<Result<{ readonly pem: string; readonly locked: boolean }, KeyFailure>> => {
  try {
    const pem = await readFile(path, 'utf8')
    return ok({ pem, locked: pem.includes('ENCRYPTED') })
  } catch (cause) {
    return fail('key-unreadable', { cause: causeText(cause) })
  }
}

/** Opens what `makeKeyFile` wrote. */
export const openKey = (pem: string, passphrase: string | null): Result<KeyObject, KeyFailure> => {
  try {
    const key = createPrivateKey({ key: pem, ...(passphrase === null ? {} : { passphrase }) })
    return key.asymmetricKeyType === 'ed25519' ? ok(key) : fail('key-other-kind', { cause: `it is a key for ${key.asymmetricKeyType}` })
  } catch (cause) {
    return fail(passphrase === null ? 'key-unreadable' : 'key-locked', { cause: causeText(cause) })
  }
}
