import type { Command } from 'commander'
import { languageFrom } from '../language-option.ts'
import { openPack } from '../open-source.ts'
import { Stop, say } from '../say.ts'
import { differenceBetween } from '../show/difference-lines.ts'

export const registerDiff = (program: Command): void => {
  program
    .command('diff')
    .description('say what is different between two versions of a pack, and how much a room fetches of the second')
    .argument('<first>', 'a pack that the rooms have')
    .argument('<second>', 'a pack that they shall have')
    .option('--lang <language>', 'sv, en or da', 'sv')
    .option('--exit-code', 'end with 3 when their content is different')
    .addHelpText('after', '\nExit codes: 0 compared; 1 one of them cannot be read; 2 asked wrongly; 3 different, with --exit-code.')
    .action(async (first: string, second: string, options: { readonly lang: string; readonly exitCode?: true }) => {
      const language = languageFrom(options.lang)
      const { same, lines } = differenceBetween(await packAt(first), await packAt(second), language)
      for (const line of lines) say(line)
      if (!same && options.exitCode === true) throw new Stop('', 3)
    })
}

const packAt = async (path: string) => {
  const { source, pack } = await openPack(path)
  await source.close()
  return pack
}
