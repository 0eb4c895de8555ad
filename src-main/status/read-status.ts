import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'
import { type KioskStatus, kioskStatus } from '../../src-shared/status/status.ts'
import { hasCode } from '../files/durable-file.ts'
import { statusFileName } from './status-file.ts'

/** `ageSeconds` by this machine's clock, whatever the kiosk takes the time to be. */
export type ReadStatus = { readonly status: KioskStatus; readonly ageSeconds: number }
export type StatusReason = 'status-missing' | 'status-unreadable' | 'status-other-format'

/** Reads what the kiosk of a profile said of itself last. */
export const readStatus = async (directory: string, now: number): Promise<Result<ReadStatus, { reason: StatusReason; cause?: string }>> => {
  const path = join(directory, statusFileName)
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'))
    const read = kioskStatus.safeParse(content)
    if (!read.success) return fail(isOtherFormat(content) ? 'status-other-format' : 'status-unreadable', { cause: path })
    const { mtimeMs } = await stat(path)
    return ok({ status: read.data, ageSeconds: Math.max(0, Math.round((now - mtimeMs) / 1000)) })
  } catch (cause) {
    return hasCode(cause, 'ENOENT') ? fail('status-missing', { cause: path }) : fail('status-unreadable', { cause: causeText(cause) })
  }
}

const isOtherFormat = (content: unknown): boolean =>
  typeof content === 'object' && content !== null && 'format' in content && typeof content.format === 'number' && content.format !== 1
