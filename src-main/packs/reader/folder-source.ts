import { type FileHandle, open, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { hasCode } from '../../files/durable-file.ts'
import type { Arriving, PackSource, SourceFailure } from './pack-source.ts'
import { closing, piecesOf, readWhole } from './read-handle.ts'

/** A pack in a folder: on a disk, a share of the network, or a stick. Links that leave the folder are not followed. */
export const createFolderSource = (directory: string): PackSource => {
  const openWithin = async (path: string): Promise<Result<FileHandle, SourceFailure>> => {
    try {
      const root = await realpath(directory)
      const absolute = await realpath(join(root, ...path.split('/')))
      if (!absolute.startsWith(root.endsWith(sep) ? root : root + sep))
        return fail('source-refused', { cause: `${path}: is a link that leaves the folder` })
      // Looked at before it is opened: a pipe would never open.
      const found = await stat(absolute)
      if (!found.isFile()) return fail('source-wrong', { cause: `${path}: is no file` })
      return ok(await open(absolute, 'r'))
    } catch (cause) {
      return fail(failureOf(cause), { cause: `${path}: ${cause instanceof Error ? cause.message : String(cause)}` })
    }
  }

  return {
    name: directory,
    // A stick and a share are read one file after the other: to jump between two costs more than it saves.
    atOnce: 1,
    control: async (file, { limit, signal }) => {
      const opened = await openWithin(file)
      return opened.ok ? readWhole(opened.value, file, { limit, signal }) : opened
    },
    read: async (path, range, { validator, signal }) => {
      const opened = await openWithin(path)
      if (!opened.ok) return opened
      const { size, mtimeMs } = await opened.value.stat()
      const now = `${size}-${mtimeMs}`
      const refusal = refusalOf(path, { size, to: range.to, changed: validator !== null && validator !== now })
      if (refusal !== null) {
        await opened.value.close()
        return refusal
      }
      const arriving: Arriving = { bytes: closing(opened.value, piecesOf(opened.value, path, range, signal)), validator: now }
      return ok(arriving)
    },
    close: async () => undefined,
  }
}

const refusalOf = (path: string, { size, to, changed }: { size: number; to: number; changed: boolean }) => {
  if (changed) return fail('source-changed', { cause: `${path}: was changed` })
  return size < to ? fail('source-wrong', { cause: `${path}: has ${size} bytes and should have ${to} at least` }) : null
}

const failureOf = (cause: unknown): SourceFailure['reason'] => {
  if (hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR') || hasCode(cause, 'ENAMETOOLONG')) return 'source-missing'
  return hasCode(cause, 'EACCES') || hasCode(cause, 'EPERM') || hasCode(cause, 'ELOOP') ? 'source-refused' : 'source-unreachable'
}
