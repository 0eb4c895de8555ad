import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readDeliveredFile } from '../../src-main/outbox/item-file.ts'
import { withProgress } from '../progress.ts'
import { remark, Stop } from '../say.ts'
import type { Found } from './read-places.ts'

/** What rooms put into an organiser's folder, a file for each item. */
export const itemsInFolder = async (folder: string): Promise<Found> => {
  const names = await readdir(folder).catch(() => {
    throw new Stop(`There is no folder ${folder}. Results are in the folder of 'desk plenary', or where the rooms deliver to.`, 2)
  })
  const files = names.filter((name) => name.endsWith('.json')).toSorted()
  if (files.length === 0) throw new Stop(`${folder} has no results in it: neither a plenary's nor files that rooms delivered.`, 2)
  const items: Found['items'][number][] = []
  let unreadable = 0
  await withProgress(`Reading ${folder}`, files.length, async (bar) => {
    for (const name of files) {
      const value = readDeliveredFile(await readFile(join(folder, name), 'utf8'))
      if (value === null) unreadable += 1
      // Whose room it was is in none of these files.
      else items.push({ value, room: null })
      bar.add(1)
    }
  })
  if (unreadable > 0) remark(`${folder}: ${unreadable === 1 ? '1 file is' : `${unreadable} files are`} no result that can be read, and left out.`)
  return { items, plenary: null }
}
