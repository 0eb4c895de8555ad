import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

const options: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const hashBytes = 32

/** `scrypt:<salt base64>:<hash base64>`, for the settings file. */
export const hashPin = async (pin: string): Promise<string> => {
  const salt = randomBytes(16)
  return `scrypt:${salt.toString('base64')}:${(await derive(pin, salt)).toString('base64')}`
}

/** False also for a hash that this code has not made. */
export const verifyPin = async (pin: string, stored: string): Promise<boolean> => {
  const [method, salt, hash] = stored.split(':')
  if (method !== 'scrypt' || salt === undefined || hash === undefined) return false
  const expected = Buffer.from(hash, 'base64')
  const given = await derive(pin, Buffer.from(salt, 'base64'))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const derive = (pin: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, options, (cause, key) => (cause === null ? resolve(key) : reject(cause)))
  })
