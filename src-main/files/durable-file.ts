import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Files that are being written carry this ending; whoever finds one after a crash may delete it. */
export const partEnding = '.part'

const ownOnly = 0o600

/**
 * Writes a file so that after a power cut either the old or the new content is there, whole.
 * Rejects with the file system's error and leaves the old content in place. Only the kiosk's own user may read it,
 * unless `mode` says otherwise.
 */
export const writeDurably = async (path: string, content: string | Uint8Array, mode = ownOnly): Promise<void> => {
  const part = `${path}${partEnding}`
  try {
    const handle = await open(part, 'w', mode)
    try {
      // What others may read they may read whatever the session's umask is.
      if (mode !== ownOnly) await handle.chmod(mode)
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, path)
  } catch (cause) {
    // On a full disk the part itself would keep the space that the next try needs.
    await rm(part, { force: true }).catch(() => undefined)
    throw cause
  }
  await syncDirectory(dirname(path))
}

/** Makes a new, renamed or deleted name durable. Windows has no such call, and writes names through by itself. */
export const syncDirectory = async (directory: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const isFull = (cause: unknown): boolean => hasCode(cause, 'ENOSPC') || hasCode(cause, 'EDQUOT')

export const hasCode = (cause: unknown, code: string): boolean => cause instanceof Error && 'code' in cause && cause.code === code
