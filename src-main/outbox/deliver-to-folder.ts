import { mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok } from '../../src-shared/result/result.ts'
import { hasCode, writeDurably } from '../files/durable-file.ts'
import type { DeliveryTarget } from './delivery-target.ts'
import { noTime, writeItem } from './item-file.ts'
import type { OutgoingItem } from './outbox.ts'

/** The organiser's folder: each item as `<id>.json`, whole or not at all; once more is the same file. */
export const createFolderTarget = (folder: () => string | null): DeliveryTarget => ({
  name: 'folder',
  catchesUp: false,
  takes: () => folder() !== null,
  deliver: async (item) => {
    try {
      const place = folder()
      if (place !== null) await put(place, item)
      return ok(undefined)
    } catch (cause) {
      return fail('target-unreachable', { cause })
    }
  },
})

/**
 * Only the folder itself is made, never a path to it: a network drive that is not there must not be taken for a folder
 * of this machine.
 */
const put = async (folder: string, item: OutgoingItem): Promise<void> => {
  try {
    await mkdir(folder)
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw cause
  }
  const path = join(folder, `${item.id}.json`)
  await writeDurably(path, writeItem(item), 0o644)
  await utimes(path, noTime, noTime)
}
