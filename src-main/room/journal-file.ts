import { type FileHandle, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hasCode, syncDirectory, writeDurably } from '../files/durable-file.ts'

/**
 * The journal's file: everything in `lines` is to stand in it, durably, in order. After a failure the next
 * call mends it: it cuts off what was half written or, when even that is doubtful, writes the file anew.
 */
export type JournalFile = {
  /** Makes all of `lines` durable. Rejects with the file system's error; then call again later. */
  write(lines: readonly string[]): Promise<void>
  remove(): Promise<void>
  close(): Promise<void>
}

type State =
  | { readonly name: 'closed' }
  /** `count` lines and `size` bytes are durable; `clean`: there is nothing behind them. */
  | { readonly name: 'open'; readonly handle: FileHandle; readonly count: number; readonly size: number; readonly clean: boolean }

export const createJournalFile = (path: string): JournalFile => {
  let state: State = { name: 'closed' }

  const close = async (): Promise<void> => {
    const was = state
    state = { name: 'closed' }
    if (was.name === 'open') await was.handle.close()
  }

  /** Writes the whole file beside the old one and puts it in its place: nothing of the old one can come back. */
  const writeAnew = async (lines: readonly string[]): Promise<void> => {
    // More may be added to the list while this waits for the disk.
    const count = lines.length
    const content = Buffer.from(lines.join(''))
    await close().catch(() => undefined)
    await writeDurably(path, content)
    state = { name: 'open', handle: await open(path, 'r+'), count, size: content.length, clean: true }
  }

  const append = async (at: Extract<State, { name: 'open' }>, lines: readonly string[]): Promise<void> => {
    const count = lines.length
    const content = Buffer.from(lines.slice(at.count).join(''))
    state = { ...at, clean: false }
    if (!at.clean) await at.handle.truncate(at.size)
    for (let written = 0; written < content.length; ) {
      written += (await at.handle.write(content, written, content.length - written, at.size + written)).bytesWritten
    }
    try {
      await at.handle.datasync()
    } catch (cause) {
      // After a failed sync the kernel may have forgotten the pages: only a new file is sure to hold them.
      await close().catch(() => undefined)
      throw cause
    }
    state = { ...at, count, size: at.size + content.length, clean: true }
  }

  return {
    write: async (lines) => {
      if (state.name === 'closed') return writeAnew(lines)
      const { nlink, size } = await state.handle.stat()
      if (nlink === 0 || size < state.size) return writeAnew(lines)
      if (state.count < lines.length) await append(state, lines)
    },
    remove: async () => {
      await close().catch(() => undefined)
      try {
        await rm(path)
      } catch (cause) {
        if (!hasCode(cause, 'ENOENT')) throw cause
      }
      await syncDirectory(dirname(path)).catch((cause: unknown) => {
        if (!hasCode(cause, 'ENOENT')) throw cause
      })
    },
    close,
  }
}
