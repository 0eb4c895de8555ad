import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../src-shared/result/result.ts'
import { Stop } from '../say.ts'
import type { PlenaryStore, StoreFailure } from './store/plenary-store.ts'
import { isPostgres, openPostgresStore, shownPostgres } from './store/postgres-store.ts'
import { openSqliteStore } from './store/sqlite-store.ts'

/** Where a plenary's log and results are: in the folder, or in the database that `--store` names. */
export type DataAt = { readonly data: string; readonly store?: string }

/** Opens a plenary's data, or says why not. `read`: it must be there already. */
export const openData = async ({ data, store }: DataAt, seminar: string, how: 'make' | 'read'): Promise<PlenaryStore> => {
  if (store !== undefined) {
    if (!isPostgres(store)) throw new Stop('--store needs the address of a PostgreSQL database, such as postgres://desk@db.example.org/talkroom.', 2)
    return opened(shownPostgres(store), seminar, await openPostgresStore(store, seminar, how))
  }
  if (how === 'read' && !existsSync(join(data, 'plenary.sqlite')))
    throw new Stop(`There is no plenary in ${data}. It is made by: desk plenary --pack DIR --data ${data}`, 2)
  return opened(data, seminar, openSqliteStore(data, seminar))
}

/** The data in a folder of whichever seminar it is, to be read. */
export const openFolder = (folder: string): PlenaryStore & { readonly seminar: string } => opened(folder, null, openSqliteStore(folder, null))

const opened = <S>(place: string, seminar: string | null, result: Result<S, StoreFailure>): S => {
  if (result.ok) return result.value
  const { reason, cause } = result.failure
  switch (reason) {
    case 'store-other-seminar':
      throw new Stop(`${place} is of another seminar: ${cause}. Each seminar has a folder of its own; name it with --data.`)
    case 'store-other-format':
      throw new Stop(`${place} was written by another version of Talkroom: ${cause}. Use the version that wrote it.`)
    case 'store-empty':
      throw new Stop(`There is no plenary${seminar === null ? '' : ` of ${seminar}`} in ${place}.`, 2)
    case 'store-unusable':
      throw new Stop(`The plenary's data in ${place} cannot be opened: ${cause}`)
  }
}
