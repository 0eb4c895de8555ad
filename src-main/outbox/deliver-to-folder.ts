import { mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode, writeDurably } from '../files/durable-file.ts'
import { noTime, writeItem } from './item-file.ts'
import type { OutboxItem } from './outbox.ts'

/**
 * Puts an item into the organiser's folder as `<id>.json`, whole or not at all; once more is the same file.
 * Rejects with the file system's error. Only the folder itself is made, never a path to it: a network drive
 * that is not there must not be taken for a folder of this machine.
 */
export const deliverToFolder = async (folder: string, item: OutboxItem): Promise<void> => {
  try {
    await mkdir(folder)
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw cause
  }
  const path = join(folder, `${item.id}.json`)
  await writeDurably(path, writeItem(item), 0o644)
  await utimes(path, noTime, noTime)
}
