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

/** Reads a key that `makeKeyFile` wrote. */
export const readKeyFile = async (path: string, passphrase: string | null): Promise<Result<KeyObject, KeyFailure>> => {
  let pem: string
  try {
    pem = await readFile(path, 'utf8')
  } catch (cause) {
    return fail('key-unreadable', { cause: causeText(cause) })
  }
  if (pem.includes('ENCRYPTED') && passphrase === null) return fail('key-locked', { cause: 'it needs its passphrase' })
  try {
    const key = createPrivateKey({ key: pem, ...(passphrase === null ? {} : { passphrase }) })
    return key.asymmetricKeyType === 'ed25519' ? ok(key) : fail('key-other-kind', { cause: `it is a key for ${key.asymmetricKeyType}` })
  } catch (cause) {
    return fail(pem.includes('ENCRYPTED') ? 'key-locked' : 'key-unreadable', { cause: causeText(cause) })
  }
}
