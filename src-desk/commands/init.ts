import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { confirm } from '@inquirer/prompts'
import type { Command } from 'commander'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { draftName } from '../draft/open-draft.ts'
import { diskTrouble } from '../files/disk.ts'
import { examples, type Given, wantedFrom } from '../init/ask.ts'
import { seminarLike } from '../init/template.ts'
import { Stop, say } from '../say.ts'
import { schemaText } from './schema.ts'

const schemaName = 'seminar-yaml.schema.json'
const exampleText = (name: string) => readFile(new URL(`../../docs/examples/${name}/${draftName}`, import.meta.url), 'utf8')

export const registerInit = (program: Command): void => {
  program
    .command('init')
    .description('begin a seminar: asks a few things and writes a seminar.yaml to work on')
    .argument('[folder]', 'where; it is made if it is not there', '.')
    .option('--title <text>', 'what it is called')
    .option('--date <date>', 'the day, 2026-10-20')
    .option('--start <time>', 'when it begins, 13:30')
    .option('--languages <list>', 'the languages of its texts, such as sv,en; a plain text is in the first')
    .option('--organiser <text>', 'who invites')
    .option('--like <example>', `${examples.join(' or ')}: which programme to begin with`)
    .option('--id <id>', 'a short name for the machine; without it, it is made from title and date')
    .option('--force', 'write over a seminar.yaml that is there')
    .addHelpText(
      'after',
      '\nWhat is not given is asked for. In a script, give --title and --date at least.\nExit codes: 0 written; 1 not written; 2 asked wrongly.',
    )
    .action(async (folder: string, options: Given & { readonly force?: true }) => {
      const canAsk = process.stdin.isTTY && process.stdout.isTTY
      const path = join(folder, draftName)
      await mayWrite(path, options.force === true, canAsk)
      const wanted = await wantedFrom(options, canAsk)
      const text = seminarLike(await exampleText(wanted.like), wanted, `./${schemaName}`)
      try {
        await mkdir(join(folder, 'talks'), { recursive: true })
        await writeDurably(join(folder, schemaName), schemaText(schemaName), 0o644)
        await writeDurably(path, text, 0o644)
      } catch (cause) {
        throw diskTrouble(cause, folder)
      }
      say(`${path} is there. Open it in an editor and make its texts yours; ${schemaName} beside it is for the editor.`)
      say(`Put the recordings into ${join(folder, 'talks')}. Then:  desk show ${folder}    desk build ${folder}`)
    })
}

const mayWrite = async (path: string, force: boolean, canAsk: boolean): Promise<void> => {
  if (force || (await stat(path).catch(() => null)) === null) return
  if (!canAsk) throw new Stop(`${path} is there already. Name another folder, or write over it with --force.`)
  if (!(await confirm({ message: `${path} is there already. Write over it?`, default: false }))) throw new Stop(`${path} is left as it was.`)
}
