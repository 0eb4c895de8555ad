import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { causeText } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'

/** The folder itself, or, where the disk is read-only, one that lasts until the next start: a window needs a place to write. */
export const writableDirectory = (directory: string, log: Log): string => {
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.W_OK)
    return directory
  } catch (error) {
    log.warn('the profile cannot be written; a temporary one is used', { cause: causeText(error) })
    return mkdtempSync(join(tmpdir(), 'talkroom-'))
  }
}
