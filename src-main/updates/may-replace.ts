import { closeSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { causeText } from '../../src-shared/result/result.ts'

/**
 * Null when this account may change the program in this folder; else why not. An installer for the whole computer that is
 * started by an account which may not asks for an administrator's password, on the screen of the room.
 */
export const whyNotReplace = (folder: string): string | null => {
  const trace = join(folder, `talkroom-${process.pid}.tmp`)
  try {
    closeSync(openSync(trace, 'wx'))
    rmSync(trace)
    return null
  } catch (cause) {
    return causeText(cause)
  }
}
