import { generateKeyPairSync, randomFillSync } from 'node:crypto'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { SetupStop } from '../../../build/setup/say.mjs'
import { sealPack } from '../../../src-main/packs/reader/seal-pack.ts'

export const MiB = 1024 * 1024

/** A folder that is deleted afterwards, on the disk on which both sides write; says so when that has no room for so much. */
export const withRoom = async (bytes, use) => {
  const { bavail, bsize } = statfsSync(tmpdir())
  if (bavail * bsize < bytes * 1.2) throw new SetupStop(`${tmpdir()} needs ${Math.ceil((bytes * 1.2) / 1e9)} GB free for this measurement.`)
  const folder = mkdtempSync(join(tmpdir(), 'talkroom-packs-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Bytes that nothing can make smaller or find twice. */
export const writeRandom = (path, bytes) => {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'w')
  const piece = Buffer.allocUnsafe(4 * MiB)
  for (let left = bytes; left > 0; left -= piece.length) writeSync(file, randomFillSync(piece), 0, Math.min(left, piece.length))
  closeSync(file)
}

/** So many zeros, which take no room where they are read from. */
export const writeHole = (path, bytes) => {
  mkdirSync(dirname(path), { recursive: true })
  closeSync(openSync(path, 'w'))
  truncateSync(path, bytes)
}

const { privateKey } = generateKeyPairSync('ed25519')

/** Signs what lies in a folder as a pack with this content. */
export const sealAs = (folder, content) => sealPack(folder, content, privateKey)

/** Signs what lies in a folder as a pack that nobody plays. */
export const seal = (folder, version = 1) =>
  sealAs(folder, {
    format: 1,
    id: 'bench',
    version,
    title: { en: 'Bench' },
    languages: ['en'],
    timeZone: 'Europe/Stockholm',
    start: '2022-10-20T13:30',
    programme: [{ kind: 'welcome', id: 'welcome', title: { en: 'Welcome' }, seconds: 60 }],
  })
