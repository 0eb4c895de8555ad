import { open, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { PackFile } from '../../src-shared/seminar/schema.ts'
import { hasCode } from '../files/durable-file.ts'

export type CheckedFile =
  | { readonly state: 'good'; readonly absolute: string }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly why: string }

/** How files of a kind begin: bytes at an offset, one of several. Without it a player would find out before the group. */
const beginnings: Readonly<Record<string, readonly { readonly at: number; readonly bytes: string }[]>> = {
  '.mp4': [{ at: 4, bytes: 'ftyp' }],
  '.m4v': [{ at: 4, bytes: 'ftyp' }],
  '.webm': [{ at: 0, bytes: '\x1a\x45\xdf\xa3' }],
  '.vtt': [
    { at: 0, bytes: 'WEBVTT' },
    { at: 0, bytes: '\xef\xbb\xbfWEBVTT' },
  ],
  '.pdf': [{ at: 0, bytes: '%PDF-' }],
  '.png': [{ at: 0, bytes: '\x89PNG\r\n\x1a\n' }],
  '.jpg': [{ at: 0, bytes: '\xff\xd8\xff' }],
  '.jpeg': [{ at: 0, bytes: '\xff\xd8\xff' }],
}
const longestBeginning = 16

/**
 * Whether a file of the pack is there and can be what the manifest says. Its content is not read through: that
 * is for whoever brings the pack. `root` is the pack's folder with all its own links resolved.
 */
export const checkFile = async (root: string, file: PackFile): Promise<CheckedFile> => {
  try {
    const absolute = await realpath(join(root, file.path))
    if (!absolute.startsWith(root + sep)) return { state: 'unreadable', why: 'it is a link that leaves the pack' }
    const found = await stat(absolute)
    if (!found.isFile()) return { state: 'missing' }
    if (found.size !== file.size) return { state: 'unreadable', why: `it has ${found.size} bytes and should have ${file.size}` }
    if (found.size === 0) return { state: 'unreadable', why: 'it is empty' }
    const expected = beginnings[extname(file.path).toLowerCase()]
    if (expected !== undefined && !beginsWith(await beginningOf(absolute), expected))
      return { state: 'unreadable', why: `it is no ${extname(file.path)} file` }
    return { state: 'good', absolute }
  } catch (cause) {
    if (hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR')) return { state: 'missing' }
    return { state: 'unreadable', why: cause instanceof Error ? cause.message : String(cause) }
  }
}

const beginningOf = async (path: string): Promise<string> => {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestBeginning), 0, longestBeginning, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

const beginsWith = (text: string, expected: readonly { readonly at: number; readonly bytes: string }[]): boolean =>
  expected.some(({ at, bytes }) => text.startsWith(bytes, at))
