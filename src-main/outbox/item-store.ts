import { mkdir, readdir, readFile, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { causeText } from '../../src-shared/result/result.ts'
import { partEnding, syncDirectory, writeDurably } from '../files/durable-file.ts'
import type { Log } from '../logging/log.ts'
import { type Delivered, noTime, readItem, type StoredItem, writeItem } from './item-file.ts'
import type { OutboxItem } from './outbox.ts'

/** The outbox's folders: one file for each item, in `waiting` until it is delivered and then in `delivered`. */
export type ItemStore = {
  load(): Promise<readonly StoredItem[]>
  /** These reject with the file system's error. */
  saveWaiting(item: OutboxItem): Promise<void>
  saveDelivered(item: OutboxItem, delivered: Delivered): Promise<void>
  forget(id: string): Promise<void>
}

export const createItemStore = (directory: string, log: Log): ItemStore => {
  const waiting = join(directory, 'waiting')
  const delivered = join(directory, 'delivered')
  const damaged = join(directory, 'damaged')
  const fileOf = (folder: string, id: string) => join(folder, `${id}.json`)

  const loadFolder = async (folder: string): Promise<StoredItem[]> => {
    const items: StoredItem[] = []
    try {
      await mkdir(folder, { recursive: true })
      for (const name of (await readdir(folder)).toSorted()) {
        const path = join(folder, name)
        if (name.endsWith(partEnding)) await rm(path, { force: true })
        if (!name.endsWith('.json')) continue
        const stored = await load(path)
        if (stored !== null && `${stored.item.id}.json` === name) items.push(stored)
        else await putAside(path, name)
      }
    } catch (cause) {
      log.error('the outbox cannot be read', { cause: causeText(cause) })
    }
    return items
  }

  const load = async (path: string): Promise<StoredItem | null> => {
    try {
      return readItem(await readFile(path, 'utf8'))
    } catch (cause) {
      log.warn('an item cannot be read', { cause: causeText(cause) })
      return null
    }
  }

  const putAside = async (path: string, name: string): Promise<void> => {
    log.warn('an item was set aside', { name })
    await mkdir(damaged, { recursive: true })
    await rename(path, join(damaged, name))
  }

  const drop = async (folder: string, id: string): Promise<void> => {
    await rm(fileOf(folder, id), { force: true })
    await syncDirectory(folder)
  }

  /** When somebody answered is nobody's business, in this machine as little as elsewhere. */
  const write = async (path: string, content: string): Promise<void> => {
    await writeDurably(path, content)
    await utimes(path, noTime, noTime)
  }

  return {
    load: async () => {
      const stillWaiting = await loadFolder(waiting)
      // A crash between the two steps of a delivery leaves both; the item is then delivered once more.
      const ids = new Set(stillWaiting.map(({ item }) => item.id))
      return [...stillWaiting, ...(await loadFolder(delivered)).filter(({ item }) => !ids.has(item.id))]
    },
    saveWaiting: async (item) => {
      await mkdir(waiting, { recursive: true })
      await write(fileOf(waiting, item.id), writeItem(item))
    },
    saveDelivered: async (item, how) => {
      await mkdir(delivered, { recursive: true })
      await write(fileOf(delivered, item.id), writeItem(item, how))
      await drop(waiting, item.id)
    },
    forget: async (id) => {
      await mkdir(waiting, { recursive: true })
      await mkdir(delivered, { recursive: true })
      await drop(waiting, id)
      await drop(delivered, id)
    },
  }
}
