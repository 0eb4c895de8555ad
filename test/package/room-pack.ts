import { join } from 'node:path'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import { testKey, writeTestPack } from '../../src-main/packs/test-pack.ts'
import { toHex } from '../../src-shared/packs/hash.ts'

/** The key of whoever made these packs, as a policy names it. */
export const organiser = toHex(publicKeyOf(testKey))

/** A seminar that begins in so many hours. */
export const writeSeminar = (folder: string, hours: number): Promise<void> => {
  const start = new Date(Math.ceil((Date.now() + hours * 3_600_000) / 60_000) * 60_000)
  return writeTestPack(join(folder), { change: { timeZone: 'UTC', start: start.toISOString().slice(0, 16) } })
}
