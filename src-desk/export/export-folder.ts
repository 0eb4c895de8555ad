import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { createFolderSource } from '../../src-main/packs/reader/folder-source.ts'
import type { VerifiedPack } from '../../src-main/packs/reader/verified-pack.ts'
import { copyDurably } from '../files/copy-file.ts'
import { healFolder, partOf, replaceFolder } from '../files/replace-folder.ts'
import { carryTickets } from '../invite/ticket-files.ts'
import { withProgress } from '../progress.ts'
import { Stop } from '../say.ts'
import { readBack } from './read-back.ts'

/** Copies a pack's folder to `target`, and puts it in the place of an earlier version there once it was read back whole. */
export const exportFolder = async (path: string, pack: VerifiedPack, target: string, signal: AbortSignal): Promise<void> => {
  const part = partOf(target)
  try {
    await mkdir(part)
    await copyAll(path, pack, part, signal)
    await readBack(createFolderSource(part), pack, signal)
    await carryTickets(path, part)
    await replaceFolder(target)
  } finally {
    await rm(part, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Tidies up after a run that was cut off, and stops where something else has the name. */
export const prepareFolder = async (target: string, id: string): Promise<void> => {
  await healFolder(target)
  if ((await stat(target).catch(() => null)) === null) return
  const theirs = await readFile(join(target, 'seminar.json'), 'utf8').then(idIn, () => null)
  if (theirs !== id) throw new Stop(`${target} is there and is no edition of this seminar, so it is left alone. Rename it, or take another stick.`, 2)
}

const idIn = (text: string): unknown => {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' && content !== null && 'id' in content ? content.id : null
  } catch {
    // Whatever it is, it is not ours.
    return null
  }
}

/** The manifest comes last: what was cut off is no pack for a room. */
const copyAll = async (path: string, { manifest, control }: VerifiedPack, part: string, signal: AbortSignal): Promise<void> => {
  const total = manifest.files.reduce((all, { size }) => all + size, 0)
  await withProgress('Copying', total, async (bar) => {
    for (const { path: file } of manifest.files) {
      const names = file.split('/')
      await mkdir(dirname(join(part, ...names)), { recursive: true })
      await copyDurably(join(path, ...names), join(part, ...names), { signal, onBytes: bar.add })
    }
  })
  for (const name of ['seminar.chunks', 'seminar.sig', 'seminar.json'] as const) await writeDurably(join(part, name), control[name], 0o644)
}
