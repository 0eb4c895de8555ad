import { type FileHandle, open } from 'node:fs/promises'
import { causeText, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { BrokenOff, type PackSource, type SourceFailure } from './pack-source.ts'
import { piecesOf } from './read-handle.ts'
import { readZipDirectory, ZipTrick } from './zip-directory.ts'

/** A pack as one `.talkpack` file: a ZIP file that only stores, so that every file of it is a plain range of bytes. */
export const openTalkpack = async (file: string): Promise<Result<PackSource, SourceFailure>> => {
  let handle: FileHandle | undefined
  try {
    handle = await open(file, 'r')
    return ok(await sourceOf(handle, file))
  } catch (cause) {
    await handle?.close()
    if (cause instanceof ZipTrick) return fail('source-wrong', { cause: `${file}: ${cause.message}` })
    return fail('source-unreachable', { cause: `${file}: ${causeText(cause)}` })
  }
}

const sourceOf = async (handle: FileHandle, file: string): Promise<PackSource> => {
  const members = await readZipDirectory(handle)
  const { size, mtimeMs } = await handle.stat()
  const validator = `${size}-${mtimeMs}`

  const pieces = (path: string, range: { readonly from: number; readonly to: number }, signal: AbortSignal) => {
    const member = members.get(path)
    if (member === undefined) return fail('source-missing', { cause: `${path}: is not in ${file}` })
    if (range.to > member.size) return fail('source-wrong', { cause: `${path}: has ${member.size} bytes and should have ${range.to} at least` })
    return ok(piecesOf(handle, path, { from: member.start + range.from, to: member.start + range.to }, signal))
  }

  return {
    name: file,
    control: async (name, { limit, signal }) => {
      const length = members.get(name)?.size ?? 0
      if (length > limit) return fail('source-too-large', { cause: `${name}: has ${length} bytes; at most ${limit} are read` })
      const found = pieces(name, { from: 0, to: length }, signal)
      if (!found.ok) return found
      try {
        const parts: Uint8Array[] = []
        for await (const piece of found.value) parts.push(piece)
        return ok(Buffer.concat(parts))
      } catch (cause) {
        if (cause instanceof BrokenOff) return { ok: false, failure: cause.failure }
        throw cause
      }
    },
    read: async (path, range, options) => {
      if (options.validator !== null && options.validator !== validator) return fail('source-changed', { cause: `${file}: was changed` })
      const found = pieces(path, range, options.signal)
      return found.ok ? ok({ bytes: found.value, validator }) : found
    },
    close: () => handle.close(),
  }
}
