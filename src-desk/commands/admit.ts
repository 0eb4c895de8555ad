import type { Command } from 'commander'
import { everybodyIn } from '../../src-shared/plenary/log-entry.ts'
import { openPack } from '../open-source.ts'
import { appendAccess } from '../plenary/access/append-access.ts'
import { type DataAt, openData } from '../plenary/open-data.ts'
import { Stop, say } from '../say.ts'
import { storeOption } from './store-option.ts'

type Options = DataAt & { readonly pack: string; readonly id: string }

export const registerAdmit = (program: Command): void => {
  program
    .command('admit')
    .description('let somebody in on another device than the one that their pass is bound to, beside a running plenary and without a host')
    .requiredOption('--pack <folder>', "the seminar's pack")
    .option('--data <folder>', "the folder of 'desk plenary'", 'plenary-data')
    .addOption(storeOption())
    .requiredOption('--id <id>', 'of the room or person')
    .addHelpText(
      'after',
      '\nWho waits with that pass just now is in within a second; else the next other device that comes. The device before is put out. Once more before anybody came, and any device may come, that one too.',
    )
    .action(async ({ pack: path, id, ...at }: Options) => {
      const { source, pack } = await openPack(path)
      await source.close()
      const store = await openData(at, pack.manifest.id, 'read')
      let name = id
      try {
        await appendAccess(store, ({ bound }, state) => {
          if (!bound.has(id)) throw new Stop(`Nobody has come in as "${id}" yet: their pass lets in the first device that uses it.`)
          name = everybodyIn(state).get(id)?.name ?? id
          return [{ at: Date.now(), type: 'device-freed', member: id }]
        })
      } finally {
        await store.close()
      }
      say(`${name} may come in on another device now. The one before is put out.`)
    })
}
