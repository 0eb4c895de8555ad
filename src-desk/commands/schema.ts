import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { publishedSchemas } from '../../src-shared/seminar/published-schemas.ts'
import { diskTrouble } from '../files/disk.ts'
import { Stop, say } from '../say.ts'

const names = { yaml: 'seminar-yaml.schema.json', json: 'seminar.schema.json' } as const

/** A schema as it is published. */
export const schemaText = (name: string): string => `${JSON.stringify(publishedSchemas()[name], null, 2)}\n`

export const registerSchema = (program: Command): void => {
  program
    .command('schema')
    .description('print the JSON Schema of seminar.yaml or of seminar.json, for editors and other programs')
    .argument('[form]', 'yaml or json', 'yaml')
    .option('--write <folder>', 'write both into a folder instead')
    .addHelpText(
      'after',
      '\nAn editor that knows YAML completes and checks a seminar.yaml whose first line is\n# yaml-language-server: $schema=./seminar-yaml.schema.json\nExit codes: 0 printed or written; 1 something went wrong; 2 asked wrongly.',
    )
    .action(async (form: string, { write }: { readonly write?: string }) => {
      if (write === undefined) {
        if (form !== 'yaml' && form !== 'json') throw new Stop(`There is a schema for yaml and one for json, and none for "${form}".`, 2)
        process.stdout.write(schemaText(names[form]))
        return
      }
      try {
        await mkdir(write, { recursive: true })
        for (const name of Object.values(names)) {
          await writeDurably(join(write, name), schemaText(name), 0o644)
          say(join(write, name))
        }
      } catch (cause) {
        throw diskTrouble(cause, write)
      }
    })
}
