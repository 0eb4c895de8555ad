import { chown, mkdir, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'
import { isFields } from '../../src-shared/settings/layers.ts'
import { hasCode, writeDurably } from '../files/durable-file.ts'

export const atNextStart = 'A policy is read when the kiosk starts: what is in it now holds from the next start on.'

export type PolicyWriteReason = 'policy-unreadable' | 'policy-not-writable'

/** Puts one value into a policy file and leaves the rest, its owner and who may read it as they are. A new one is for the kiosk and root only. */
export const setInPolicy = async (
  path: string,
  key: string,
  value: unknown,
): Promise<Result<void, { reason: PolicyWriteReason; cause?: string }>> => {
  let content: unknown = {}
  try {
    // Editors of Windows begin a file with a mark of their own.
    content = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (cause) {
    if (!hasCode(cause, 'ENOENT')) return fail('policy-unreadable', { cause: cause instanceof SyntaxError ? 'it is no JSON' : causeText(cause) })
  }
  if (!isFields(content)) return fail('policy-unreadable', { cause: 'it is not one object' })
  try {
    await mkdir(dirname(path), { recursive: true })
    const was = await stat(path).catch(() => null)
    const group = was?.gid ?? (await kioskGroup())
    await writeDurably(path, `${JSON.stringify({ ...content, [key]: value }, null, 2)}\n`, was === null ? 0o640 : was.mode & 0o777)
    if (process.platform !== 'win32' && group !== null) await chown(path, was?.uid ?? process.getuid?.() ?? 0, group)
    return ok(undefined)
  } catch (cause) {
    return fail('policy-not-writable', { cause })
  }
}

/** The group that an installed kiosk runs as; null where none is installed. */
const kioskGroup = async (): Promise<number | null> => {
  const groups = await readFile('/etc/group', 'utf8').catch(() => '')
  const id = /^talkroom:[^:]*:(\d+):/m.exec(groups)?.[1]
  return id === undefined ? null : Number(id)
}
