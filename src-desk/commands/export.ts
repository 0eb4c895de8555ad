import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { VerifiedPack } from '../../src-main/packs/reader/verified-pack.ts'
import { exportFile } from '../export/export-file.ts'
import { exportFolder, prepareFolder } from '../export/export-folder.ts'
import { diskTrouble, isFat, largestOnFat, needRoom } from '../files/disk.ts'
import { interruptible } from '../interrupt.ts'
import { openPack } from '../open-source.ts'
import { bytesText, Stop, say } from '../say.ts'

const help = `
The pack gets a folder of its own on the stick, by the name of the seminar. Other things on the stick are left alone, and
an earlier version is there until the new one is whole.

Exit codes: 0 copied and read back; 1 something went wrong; 2 asked wrongly; 130 stopped by hand.`

export const registerExport = (program: Command): void => {
  program
    .command('export')
    .description('copy a pack to a USB stick, and read it back from there')
    .argument('<pack>', 'the folder of a signed pack')
    .argument('<stick>', 'where the stick is mounted, for example /media/me/STICK; or any other folder')
    .option('--file', 'as one .talkpack file instead of a folder')
    .addHelpText('after', help)
    .action((path: string, stick: string, options: { readonly file?: true }) =>
      interruptible('Stopped. What was there before is as it was.', async (signal) => {
        const { source, pack } = await openPack(path)
        await source.close()
        if ((await stat(path)).isFile()) throw new Stop(`${path} is a .talkpack file: copy it as it is. Or name the folder of the pack.`, 2)
        if ((await stat(stick).catch(() => null))?.isDirectory() !== true)
          throw new Stop(`There is no folder ${stick}. Plug the stick in and name the folder under which it appears.`, 2)
        try {
          const target = options.file === true ? await toFile(path, pack, stick, signal) : await toFolder(path, pack, stick, signal)
          say(
            `${pack.manifest.id}, version ${pack.manifest.version}, ${bytesText(sizeOf(pack))}, is whole in ${target}, signed by ${pack.fingerprint}.`,
          )
          say('If that is a stick, eject it before you pull it out.')
        } catch (cause) {
          throw diskTrouble(cause, stick)
        }
      }),
    )
}

const sizeOf = ({ manifest, control }: VerifiedPack): number =>
  manifest.files.reduce((all, { size }) => all + size, 0) + Object.values(control).reduce((all, bytes) => all + bytes.length, 0)

const toFolder = async (path: string, pack: VerifiedPack, stick: string, signal: AbortSignal): Promise<string> => {
  const target = join(stick, pack.manifest.id)
  if (resolve(target) === resolve(path)) throw new Stop(`${path} is there already. Look at it with: desk verify ${path}`, 2)
  await prepareFolder(target, pack.manifest.id)
  await mayTake(stick, pack, Math.max(0, ...pack.manifest.files.map(({ size }) => size)))
  await exportFolder(path, pack, target, signal)
  return target
}

const toFile = async (path: string, pack: VerifiedPack, stick: string, signal: AbortSignal): Promise<string> => {
  const target = join(stick, `${pack.manifest.id}.talkpack`)
  await mayTake(stick, pack, sizeOf(pack))
  await exportFile(path, pack, target, signal)
  return target
}

const mayTake = async (stick: string, pack: VerifiedPack, largest: number): Promise<void> => {
  if (largest > largestOnFat && (await isFat(stick)))
    throw new Stop(
      `A file of ${bytesText(largest)} is needed, and a stick formatted as FAT keeps none above 4.3 GB. Format it as exFAT, or take another.`,
    )
  // Names and the ends of blocks take their part.
  await needRoom(stick, Math.ceil(sizeOf(pack) * 1.01) + 1_000_000, 'Take a larger stick, or delete something from it.')
}
