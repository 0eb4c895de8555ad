import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { checkContent, rangeText } from '../../src-main/packs/reader/check-content.ts'
import { createFolderSource } from '../../src-main/packs/reader/folder-source.ts'
import { readPack } from '../../src-main/packs/reader/read-pack.ts'
import type { VerifiedPack } from '../../src-main/packs/reader/verified-pack.ts'
import { copyDurably } from '../files/copy-file.ts'
import { diskTrouble, isFat, largestOnFat, needRoom } from '../files/disk.ts'
import { healFolder, partOf, replaceFolder } from '../files/replace-folder.ts'
import { interruptible } from '../interrupt.ts'
import { openPack } from '../open-source.ts'
import { type Progress, progressBar } from '../progress.ts'
import { bytesText, Stop, say } from '../say.ts'

export const registerExport = (program: Command): void => {
  program
    .command('export')
    .description('copy a pack to a USB stick, and read it back from there')
    .argument('<pack>', 'the folder of a signed pack')
    .argument('<stick>', 'where the stick is mounted, for example /media/me/STICK')
    .addHelpText(
      'after',
      '\nThe pack gets a folder of its own on the stick, by the name of the seminar; other things on the stick are left alone,\nand an earlier version is there until the new one is whole.\nExit codes: 0 copied and read back; 1 something went wrong; 2 asked wrongly; 130 stopped by hand.',
    )
    .action((path: string, stick: string) =>
      interruptible('Stopped. What was on the stick before is as it was.', async (signal) => {
        const { source, pack } = await openPack(path)
        await source.close()
        if ((await stat(path)).isFile()) throw new Stop(`${path} is a .talkpack file: it goes to a stick as it is. Name the folder of the pack.`, 2)
        if ((await stat(stick).catch(() => null))?.isDirectory() !== true)
          throw new Stop(`There is no folder ${stick}. Plug the stick in and name the folder under which it appears.`, 2)
        const target = join(stick, pack.manifest.id)
        if (resolve(target) === resolve(path)) throw new Stop(`${path} is on that stick already. Look at it with: desk verify ${path}`, 2)
        try {
          await exportPack(path, pack, target, signal)
        } catch (cause) {
          throw diskTrouble(cause, stick)
        }
      }),
    )
}

const exportPack = async (path: string, pack: VerifiedPack, target: string, signal: AbortSignal): Promise<void> => {
  const { manifest } = pack
  const stick = dirname(target)
  await healFolder(target)
  await refuseOther(target, manifest.id)
  const total = manifest.files.reduce((all, { size }) => all + size, 0)
  const control = Object.values(pack.control).reduce((all, bytes) => all + bytes.length, 0)
  const tooLarge = manifest.files.find(({ size }) => size > largestOnFat)
  if (tooLarge !== undefined && (await isFat(stick)))
    throw new Stop(
      `${tooLarge.path} has ${bytesText(tooLarge.size)}, and a stick formatted as FAT keeps no file above 4.3 GB. Format it as exFAT, or take another.`,
    )
  await needRoom(stick, Math.ceil((total + control) * 1.01) + 1_000_000, 'Take a larger stick, or delete something from it.')

  const part = partOf(target)
  try {
    await mkdir(part)
    await copyAll(path, pack, part, signal, progressBar('Copying', total))
    await readBack(part, pack, signal, progressBar('Reading it back', total))
    signal.throwIfAborted()
    await replaceFolder(target)
  } finally {
    await rm(part, { recursive: true, force: true }).catch(() => undefined)
  }
  say(`${manifest.id}, version ${manifest.version}, ${bytesText(total)}, is whole in ${target}, signed by ${pack.fingerprint}.`)
  say('Eject the stick before you pull it out.')
}

const refuseOther = async (target: string, id: string): Promise<void> => {
  const found = await stat(target).catch(() => null)
  if (found === null) return
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
const copyAll = async (path: string, { manifest, control }: VerifiedPack, part: string, signal: AbortSignal, bar: Progress): Promise<void> => {
  try {
    for (const { path: file } of manifest.files) {
      const names = file.split('/')
      await mkdir(dirname(join(part, ...names)), { recursive: true })
      await copyDurably(join(path, ...names), join(part, ...names), { signal, onBytes: bar.add })
    }
    for (const name of ['seminar.chunks', 'seminar.sig', 'seminar.json'] as const) await writeDurably(join(part, name), control[name], 0o644)
  } finally {
    bar.end()
  }
}

const readBack = async (part: string, pack: VerifiedPack, signal: AbortSignal, bar: Progress): Promise<void> => {
  const source = createFolderSource(part)
  try {
    const read = await readPack(source, signal)
    const bad = read.ok ? await checkContent(source, read.value, { signal, onProgress: bar.add }) : []
    const sizes = new Map(pack.manifest.files.map(({ path, size }) => [path, size]))
    const lines = bad.map(({ path, chunk }) => (chunk === undefined ? path : `${path}: bytes ${rangeText(sizes.get(path) ?? 0, chunk)}`))
    if (!read.ok) lines.push(read.failure.cause ?? read.failure.reason)
    if (lines.length > 0)
      throw new Stop(
        `What was copied is not what was signed. Look at the pack with desk verify; if it is whole, take another stick.\n  ${lines.join('\n  ')}`,
      )
  } finally {
    bar.end()
    await source.close()
  }
}
