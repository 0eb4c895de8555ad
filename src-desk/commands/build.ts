import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { confirm } from '@inquirer/prompts'
import type { Command } from 'commander'
import { type Built, buildPack, inputsOf, lookAtDraft } from '../build/build-pack.ts'
import { defaultCacheDirectory, openCache } from '../build/cache.ts'
import { locatedText } from '../draft/located.ts'
import { type OpenDraft, openDraft, shownPath } from '../draft/open-draft.ts'
import { diskTrouble } from '../files/disk.ts'
import { interruptible } from '../interrupt.ts'
import type { PassphraseFrom } from '../keys/passphrase.ts'
import { readSigningKey } from '../keys/signing-key.ts'
import { bytesText, filesText, remark, Stop, say } from '../say.ts'

type Options = PassphraseFrom & {
  readonly out?: string
  readonly key?: string
  readonly cache: string
  readonly raise?: true
  readonly check?: true
}

const help = `
Recordings are kept as they are where every room plays them well. Others become MP4 (H.264, AAC; 1080p at most).
What was converted once is kept in the cache, so a second build is quick. Beside talk.mp4 it looks for talk.sv.vtt or
talk.sv.srt, talk.pdf (slides) and talk.jpg (a picture).

Exit codes: 0 built, or nothing has changed; 1 something is to be corrected; 2 asked wrongly; 130 stopped by hand.`

export const registerBuild = (program: Command): void => {
  program
    .command('build')
    .description('make a signed pack of a seminar.yaml and its recordings')
    .argument('[seminar]', 'a seminar.yaml, or the folder in which it lies', '.')
    .option('--out <folder>', 'where the pack goes (default: pack, beside seminar.yaml)')
    .option('--key <file>', "the organiser's key (default: organiser.key, beside seminar.yaml or here)")
    .option('--raise', 'raise the version in seminar.yaml when the content is another than before')
    .option('--check', 'only look at everything and say what would be done')
    .option('--cache <folder>', 'where conversions are kept', defaultCacheDirectory())
    .option('--passphrase-file <file>', 'a file with the passphrase of the key')
    .option('--no-passphrase', 'the key has none')
    .addHelpText('after', help)
    .action((path: string, options: Options) =>
      interruptible('Stopped. The earlier pack is as it was, and what was converted is kept for the next time.', async (signal) => {
        const opened = await openDraft(path)
        const cache = await openCache(options.cache).catch((cause: unknown) => {
          throw new Stop(`The cache cannot be used: ${cause instanceof Error ? cause.message : String(cause)}. Name another place with --cache.`)
        })
        const out = options.out ?? join(opened.directory, 'pack')
        try {
          const inputs = await inputsOf(opened)
          if (options.check === true) {
            await lookAtDraft(opened, inputs, { cache, signal })
            say(`${opened.file.path} and its files are right, as far as can be seen without building.`)
            return
          }
          const key = await readSigningKey(await keyPath(opened, options.key), options)
          const built = await buildPack({ opened, inputs, out, key, using: { cache, signal }, mayRaise: mayRaise(options.raise === true) })
          tell(built, shownPath(resolve(out)))
          await cache.tidy()
        } catch (cause) {
          throw diskTrouble(cause, `${shownPath(resolve(out))} or ${options.cache}`)
        }
      }),
    )
}

const mayRaise = (always: boolean) => async (to: number) =>
  always ||
  (process.stdin.isTTY &&
    process.stderr.isTTY &&
    (await confirm({ message: `The content has changed. Raise the version in seminar.yaml to ${to}?` })))

const keyPath = async ({ directory }: OpenDraft, named: string | undefined): Promise<string> => {
  if (named !== undefined) return named
  for (const path of [join(directory, 'organiser.key'), 'organiser.key']) if ((await stat(path).catch(() => null))?.isFile() === true) return path
  throw new Stop('A pack is signed, and there is no organiser.key. Make one, once: desk keygen organiser.key. Or name yours with --key.', 2)
}

const tell = ({ kind, manifest, fingerprint, bytes, earlier, remarks }: Built, out: string): void => {
  if (remarks.length > 0) remark(`\nWorth a look:\n${locatedText(remarks)}\n`)
  if (earlier !== null && earlier.fingerprint !== fingerprint)
    remark(`It is signed with another key than before (${earlier.fingerprint}): rooms will ask their staff again.\n`)
  const what = `${manifest.id}, version ${manifest.version}: ${filesText(manifest.files.length)}, ${bytesText(bytes)}, signed by ${fingerprint}.`
  say(kind === 'same' ? `Nothing has changed; ${out} is as it was.\n${what}` : `${what}\nThe pack is in ${out}. See it with: desk show ${out}`)
}
