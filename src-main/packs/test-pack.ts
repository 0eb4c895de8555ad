import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createFolderSource } from './reader/folder-source.ts'
import { readPack } from './reader/read-pack.ts'
import { sealPack } from './reader/seal-pack.ts'
import type { VerifiedPack } from './reader/verified-pack.ts'

/** For tests: what a small signed pack has. */
export type TestPack = {
  readonly id?: string
  readonly version?: number
  readonly files?: Readonly<Record<string, Uint8Array>>
  readonly change?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
}

export const testKey: KeyObject = generateKeyPairSync('ed25519').privateKey

/** Bytes that are different everywhere and the same each time. */
export const testBytes = (length: number, seed = 1): Uint8Array => {
  const bytes = new Uint8Array(length)
  let state = seed >>> 0 || 1
  for (let at = 0; at < length; at += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[at] = state
  }
  return bytes
}

/** Begins as an MP4 file does. */
export const testTalk = (length: number, seed = 1): Uint8Array => {
  const bytes = testBytes(Math.max(16, length), seed)
  bytes.set(Buffer.from('\0\0\0\x18ftypisom', 'latin1'))
  return bytes
}

/** Writes a signed pack into `directory`; its programme has a talk for each file that ends on .mp4. */
export const writeTestPack = async (directory: string, pack: TestPack = {}): Promise<void> => {
  const files = pack.files ?? { 'media/talk.mp4': testTalk(2_500_000) }
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), bytes)
  }
  const talks = Object.keys(files).filter((path) => path.endsWith('.mp4'))
  const content = {
    format: 1,
    id: pack.id ?? 'demo',
    version: pack.version ?? 1,
    title: { sv: 'Prov', en: 'Trial', da: 'Prøve' },
    languages: ['sv', 'en', 'da'],
    timeZone: 'Europe/Stockholm',
    start: '2022-10-20T13:30',
    programme: [
      { kind: 'welcome', id: 'welcome', title: { sv: 'Välkomna' }, seconds: 60 },
      ...talks.map((path, index) => ({
        kind: 'talk',
        id: `talk-${index + 1}`,
        title: { sv: `Föredrag ${index + 1}` },
        seconds: 600,
        media: { sources: [{ path, type: 'video/mp4' }], duration: 600 },
      })),
      { kind: 'closing', id: 'closing', title: { sv: 'Tack' }, seconds: 60 },
    ],
    ...pack.change,
  }
  await sealPack(directory, content, pack.key ?? testKey)
}

export const readTestPack = async (directory: string): Promise<VerifiedPack> => {
  const read = await readPack(createFolderSource(directory), new AbortController().signal)
  if (!read.ok) throw new Error(`${read.failure.reason}: ${read.failure.cause}`)
  return read.value
}
