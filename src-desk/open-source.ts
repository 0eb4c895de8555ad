import { stat } from 'node:fs/promises'
import { createFolderSource } from '../src-main/packs/reader/folder-source.ts'
import type { PackSource } from '../src-main/packs/reader/pack-source.ts'
import { readPack } from '../src-main/packs/reader/read-pack.ts'
import { openTalkpack } from '../src-main/packs/reader/talkpack-source.ts'
import type { VerifiedPack } from '../src-main/packs/reader/verified-pack.ts'
import { Stop } from './say.ts'

/** What a kiosk says of a pack, for an organiser: what is wrong and what to do. */
const sentences: Readonly<Record<string, string>> = {
  'pack-missing': 'There is no seminar.json in it. Name the folder of a pack; desk build makes one of a seminar.yaml.',
  'pack-unsigned': 'It has no signature. Sign it with: desk sign FOLDER --key KEY',
  'pack-signature-wrong': 'Its seminar.json was changed after it was signed. Sign it again with: desk sign FOLDER --key KEY',
  'pack-incomplete': 'Its list of chunks does not fit its files. Sign it again with: desk sign FOLDER --key KEY',
  'pack-other-format': 'It is of a format that this version does not know.',
  'pack-invalid': 'Its seminar.json is wrong:',
}

/** Opens a folder or a `.talkpack` file as a kiosk would, and says why when a kiosk would not. */
export const openPack = async (path: string): Promise<{ readonly source: PackSource; readonly pack: VerifiedPack }> => {
  const source = await sourceAt(path)
  const read = await readPack(source, new AbortController().signal)
  if (read.ok) return { source, pack: read.value }
  await source.close()
  const { reason } = read.failure
  // That there is nothing is said already.
  const cause = reason === 'pack-missing' ? undefined : read.failure.cause
  throw new Stop(`${path} would be refused. ${sentences[reason] ?? reason}${cause === undefined ? '' : `\n  ${cause.replaceAll('\n', '\n  ')}`}`)
}

const sourceAt = async (path: string): Promise<PackSource> => {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new Stop(`There is nothing at ${path}.`, 2)
  if (found.isDirectory()) return createFolderSource(path)
  const opened = await openTalkpack(path)
  if (!opened.ok) throw new Stop(`${path} would be refused: it is no .talkpack that a kiosk reads.\n  ${opened.failure.cause}`)
  return opened.value
}
