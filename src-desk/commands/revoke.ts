import type { Command } from 'commander'
import { applyEntry, initialDesk } from '../../src-shared/plenary/log-entry.ts'
import { openPack } from '../open-source.ts'
import { passReader } from '../plenary/access/passes.ts'
import { openData } from '../plenary/open-data.ts'
import type { PlenaryStore } from '../plenary/store/plenary-store.ts'
import { Stop, say } from '../say.ts'

type Options = { readonly pack: string; readonly data: string; readonly id?: string; readonly pass?: string }

export const registerRevoke = (program: Command): void => {
  program
    .command('revoke')
    .description('take a pass back: whoever holds it is thrown out of a running plenary within a second, and comes in no more')
    .requiredOption('--pack <folder>', "the seminar's pack")
    .option('--data <folder>', "the folder of 'desk plenary'", 'plenary-data')
    .option('--id <id>', 'of the member whose pass is in use')
    .option('--pass <pass>', 'the pass itself, used or not')
    .action(async ({ pack: path, data, id, pass }: Options) => {
      if ((id === undefined) === (pass === undefined)) throw new Stop('Say either --id or --pass.', 2)
      const { source, pack } = await openPack(path)
      await source.close()
      const store = openData(data, pack.manifest.id, 'make')
      try {
        revoke(store, (revoked) =>
          pass === undefined ? serialInUse(store, id ?? '') : serialOf(pass, passReader(pack.publicKey, pack.manifest.id), revoked),
        )
      } finally {
        store.close()
      }
      say('It is taken back.')
    })
}

const stateOf = (store: PlenaryStore) => {
  const entries = store.entriesAfter(0)
  return { place: entries.at(-1)?.place ?? 0, state: entries.map(({ entry }) => entry).reduce(applyEntry, initialDesk) }
}

/** Behind what a running plenary writes meanwhile. */
const revoke = (store: PlenaryStore, find: (revoked: ReadonlySet<string>) => string): void => {
  for (;;) {
    const { place, state } = stateOf(store)
    const serial = find(state.access.revoked)
    if (store.append({ entries: [{ about: 'access', event: { at: Date.now(), type: 'pass-revoked', serial } }], items: [] }, place) !== null) return
  }
}

const serialInUse = (store: PlenaryStore, id: string): string => {
  const { access } = stateOf(store).state
  const bound = access.bound.get(id)
  if (bound === undefined) throw new Stop(`Nobody has come in as "${id}" yet. Name the pass itself with --pass.`)
  if (access.revoked.has(bound.serial)) throw new Stop(`The pass of "${id}" was taken back before.`)
  return bound.serial
}

const serialOf = (pass: string, read: ReturnType<typeof passReader>, revoked: ReadonlySet<string>): string => {
  // Whether it holds just now is another question: one for tomorrow can be taken back today.
  const found = read(pass, { now: Date.now(), revoked, anyTime: true })
  if (found.ok) return found.value.serial
  throw new Stop(found.failure.reason === 'pass-revoked' ? 'It was taken back before.' : `That is no pass of this seminar (${found.failure.reason}).`)
}
