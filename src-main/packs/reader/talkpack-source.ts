import { open, stat } from 'node:fs/promises'
import { causeText, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { PackSource, SourceFailure } from './pack-source.ts'
import { closing, piecesOf, readWhole } from './read-handle.ts'
import { readZipDirectory, type ZipMember, ZipTrick } from './zip-directory.ts'

/**
 * A pack as one `.talkpack` file: a ZIP file that only stores, so that every file of it is a plain range of bytes. It
 * is open only while something is read from it, because a stick with an open file cannot be taken out.
 */
export const openTalkpack = async (file: string): Promise<Result<PackSource, SourceFailure>> => {
  try {
    const handle = await open(file, 'r')
    try {
      const members = await readZipDirectory(handle)
      const { size, mtimeMs } = await handle.stat()
      return ok(sourceOf(file, members, `${size}-${mtimeMs}`))
    } finally {
      await handle.close()
    }
  } catch (cause) {
    if (cause instanceof ZipTrick) return fail('source-wrong', { cause: `${file}: ${cause.message}` })
    return fail('source-unreachable', { cause: `${file}: ${causeText(cause)}` })
  }
}

const sourceOf = (file: string, members: ReadonlyMap<string, ZipMember>, edition: string): PackSource => {
  /** Opens the file for a part of a member; what the directory said is worth nothing for another edition of the file. */
  const openFor = async (path: string, to: (size: number) => number) => {
    const member = members.get(path)
    if (member === undefined) return fail('source-missing', { cause: `${path}: is not in ${file}` })
    const end = to(member.size)
    if (end > member.size) return fail('source-wrong', { cause: `${path}: has ${member.size} bytes and should have ${end} at least` })
    try {
      const { size, mtimeMs } = await stat(file)
      if (`${size}-${mtimeMs}` !== edition) return fail('source-changed', { cause: `${file}: was changed` })
      return ok({ handle: await open(file, 'r'), start: member.start, size: member.size })
    } catch (cause) {
      return fail('source-unreachable', { cause: `${file}: ${causeText(cause)}` })
    }
  }

  return {
    name: file,
    atOnce: 1,
    control: async (name, { limit, signal }) => {
      const opened = await openFor(name, (size) => size)
      if (!opened.ok) return opened
      const { handle, start, size } = opened.value
      return readWhole(handle, name, { limit, signal, within: { from: start, to: start + size } })
    },
    read: async (path, { from, to }, { validator, signal }) => {
      if (validator !== null && validator !== edition) return fail('source-changed', { cause: `${file}: was changed` })
      const opened = await openFor(path, () => to)
      if (!opened.ok) return opened
      const { handle, start } = opened.value
      return ok({ bytes: closing(handle, piecesOf(handle, path, { from: start + from, to: start + to }, signal)), validator: edition })
    },
    close: async () => undefined,
  }
}
