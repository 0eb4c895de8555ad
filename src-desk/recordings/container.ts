import { type FileHandle, open } from 'node:fs/promises'
import type { Container } from '../../src-shared/recordings/facts.ts'

export type Wrapping = { readonly container: Container | null; readonly indexInFront: boolean }

const headSize = 64 * 1024
const mostBoxes = 1000
/** The name of an index in WebM; in the head it is the index itself, or what says where it is. */
const cues = Buffer.from([0x1c, 0x53, 0xbb, 0x6b])
const ebml = Buffer.from([0x1a, 0x45, 0xdf, 0xa3])

/** What is around the streams, by the file's own first bytes. ffprobe has one name for several of these. */
export const wrappingOf = async (path: string): Promise<Wrapping> => {
  const handle = await open(path, 'r')
  try {
    const head = Buffer.alloc(headSize)
    const { bytesRead } = await handle.read(head, 0, headSize, 0)
    const begin = head.subarray(0, bytesRead)
    if (begin.subarray(0, 4).equals(ebml)) {
      const isWebm = begin.subarray(0, 64).includes('webm')
      return { container: isWebm ? 'webm' : null, indexInFront: begin.includes(cues) }
    }
    if (begin.toString('latin1', 4, 8) !== 'ftyp') return { container: null, indexInFront: false }
    // QuickTime's own kind, which not every browser opens.
    const isMp4 = begin.toString('latin1', 8, 12) !== 'qt  '
    return { container: isMp4 ? 'mp4' : null, indexInFront: await indexBeforeMedia(handle) }
  } finally {
    await handle.close()
  }
}

/** Whether `moov` comes before `mdat` (ISO 14496-12, 4.2: a box is its size in four bytes, or eight behind its name, and its name). */
const indexBeforeMedia = async (handle: FileHandle): Promise<boolean> => {
  const header = Buffer.alloc(16)
  let at = 0
  for (let count = 0; count < mostBoxes; count += 1) {
    const { bytesRead } = await handle.read(header, 0, 16, at)
    if (bytesRead < 8) return false
    const name = header.toString('latin1', 4, 8)
    if (name === 'moov') return true
    if (name === 'mdat') return false
    const short = header.readUInt32BE(0)
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short
    if (size < 8) return false
    at += size
  }
  return false
}
