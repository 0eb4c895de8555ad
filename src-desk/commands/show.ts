import type { Command } from 'commander'
import { draftPath } from '../../src-shared/draft/draft-content.ts'
import type { Language } from '../../src-shared/i18n/language.ts'
import { impossibleTimes, programmeRemarks } from '../../src-shared/seminar/remarks.ts'
import { locatedText } from '../draft/located.ts'
import { draftAt, openDraft } from '../draft/open-draft.ts'
import { interruptible } from '../interrupt.ts'
import { languageFrom } from '../language-option.ts'
import { openPack } from '../open-source.ts'
import { bytesText, filesText, remark, say } from '../say.ts'
import { draftManifest } from '../show/draft-manifest.ts'
import { programmeLines } from '../show/programme-lines.ts'

type Shown = { readonly language: Language; readonly parts: boolean }

export const registerShow = (program: Command): void => {
  program
    .command('show')
    .description('print the programme minute by minute, of a pack or of a seminar.yaml')
    .argument('[seminar]', 'a seminar.yaml, a pack, or a folder with one of them; a .talkpack file', '.')
    .option('--lang <language>', 'sv, en or da', 'sv')
    .option('--parts', 'also the parts of each conversation')
    .addHelpText(
      'after',
      '\nA seminar.yaml can be shown before its recordings are there: 14 minutes are then assumed for each.\nExit codes: 0 shown; 1 something is to be corrected; 2 asked wrongly.',
    )
    .action((path: string, options: { readonly lang: string; readonly parts?: true }) =>
      interruptible('Stopped.', async (signal) => {
        const shown = { language: languageFrom(options.lang), parts: options.parts === true }
        if ((await draftAt(path)) === null) await showPack(path, shown)
        else await showDraft(path, shown, signal)
      }),
    )
}

const showPack = async (path: string, shown: Shown): Promise<void> => {
  const { source, pack } = await openPack(path)
  await source.close()
  for (const line of programmeLines(pack.manifest, shown)) say(line)
  const total = pack.manifest.files.reduce((all, { size }) => all + size, 0)
  say()
  say(`${filesText(pack.manifest.files.length)}, ${bytesText(total)}; signed by ${pack.fingerprint}`)
}

const showDraft = async (path: string, shown: Shown, signal: AbortSignal): Promise<void> => {
  const opened = await openDraft(path)
  const { manifest, notes } = await draftManifest(opened, signal)
  for (const line of programmeLines(manifest, { ...shown, noteOn: (index) => notes.get(index) })) say(line)
  const remarks = [...impossibleTimes(manifest), ...programmeRemarks(manifest)].map((one) =>
    opened.file.locate({ ...one, path: draftPath(one.path) }),
  )
  if (remarks.length > 0) remark(`\nWorth a look:\n${locatedText(remarks)}`)
}
