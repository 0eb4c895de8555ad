import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../say.ts'
import type { PlenaryStore } from './store/plenary-store.ts'
import { openSqliteStore, type StoreFailure } from './store/sqlite-store.ts'

/** Opens a plenary's folder, or says why not. `read`: it must be there already. */
export const openData = (folder: string, seminar: string, how: 'make' | 'read'): PlenaryStore => {
  if (how === 'read' && !existsSync(join(folder, 'plenary.sqlite')))
    throw new Stop(`There is no plenary in ${folder}. It is made by: desk plenary --pack DIR --data ${folder}`, 2)
  const opened = openSqliteStore(folder, seminar)
  if (!opened.ok) throw new Stop(sentence(folder, opened.failure))
  return opened.value
}

/** The same of whichever seminar it is, to be read. */
export const openAnyData = (folder: string): PlenaryStore & { readonly seminar: string } => {
  const opened = openSqliteStore(folder, null)
  if (!opened.ok) throw new Stop(sentence(folder, opened.failure))
  return opened.value
}

const sentence = (folder: string, { reason, cause }: StoreFailure): string => {
  switch (reason) {
    case 'store-other-seminar':
      return `${folder} is of another seminar: ${cause}. Each seminar has a folder of its own; name it with --data.`
    case 'store-other-format':
      return `${folder} was written by another version of Talkroom: ${cause}. Use the version that wrote it.`
    case 'store-unusable':
      return `The plenary's data in ${folder} cannot be opened: ${cause}`
  }
}
