import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { ZipFile } from 'yazl'
import { bytesText } from '../../src-shared/i18n/bytes-text.ts'
import { causeText } from '../../src-shared/result/result.ts'
import type { CommandContext } from './context.ts'
import { exitCodes, remark, say } from './say.ts'
import { type BundleFile, bundleContent } from './support/bundle-content.ts'

export const registerSupportBundle = (program: Command, context: CommandContext): void => {
  program
    .command('support-bundle')
    .description('one ZIP file for whoever helps: status, policy, logs, devices and versions, without secrets and with nothing about people')
    .option('--out <file>', 'where it goes; without it, talkroom-support and the time, in this folder')
    .option('--profile <folder>', 'the profile of the kiosk', context.profile)
    .action(async ({ out, profile }: { readonly out?: string; readonly profile: string }) => {
      const file = resolve(out ?? `talkroom-support-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}.zip`)
      try {
        const files = await bundleContent(context, resolve(profile))
        const bytes = await writeZip(file, files)
        say(`${file}: ${files.length} files, ${bytesText(bytes, 'en')}. README.txt in it says what is there and what was removed.`)
        context.ended(exitCodes.well)
      } catch (cause) {
        remark(`${file} cannot be written: ${causeText(cause)}`)
        context.ended(exitCodes.unknown)
      }
    })
}

const writeZip = async (file: string, files: readonly BundleFile[]): Promise<number> => {
  const zip = new ZipFile()
  const now = new Date()
  for (const { name, text } of files) zip.addBuffer(Buffer.from(text), name, { mtime: now })
  zip.end()
  const output = createWriteStream(file, { mode: 0o600, flags: 'w' })
  try {
    await pipeline(zip.outputStream, output)
    return output.bytesWritten
  } catch (cause) {
    await rm(file, { force: true })
    throw cause
  }
}
