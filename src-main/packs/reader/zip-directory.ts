import type { FileHandle } from 'node:fs/promises'
import { type Entry, fromFd, type ZipFile } from 'yauzl'
import { packPath } from '../../../src-shared/seminar/schema.ts'

/** Where the bytes of one file of a `.talkpack` lie in it. */
export type ZipMember = { readonly start: number; readonly size: number }

/** What makes a `.talkpack` unacceptable; the sentence names what. */
export class ZipTrick extends Error {}

/** Files of a manifest and the three control files. */
const mostEntries = 2003
const controlFiles: ReadonlySet<string> = new Set(['seminar.json', 'seminar.sig', 'seminar.chunks'])
const localHeaderSize = 30
const localHeaderMark = 0x04034b50
/** Encrypted; strongly encrypted; names that are hidden. */
const refusedFlags = 0x1 | 0x40 | 0x2000
/** The sizes stand behind the data, because whoever wrote it did not know them before. */
const sizesBehind = 0x8
const descriptorMark = 0x08074b50
/** Unix file types in the high half of the external attributes. */
const fileType = 0o170000
const regularFile = 0o100000

/**
 * Reads the directory of a ZIP file that only stores. Throws a `ZipTrick` for whatever a plain store does not need:
 * compression, encryption, links, names twice, entries that overlap, headers that contradict each other.
 */
export const readZipDirectory = async (handle: FileHandle): Promise<ReadonlyMap<string, ZipMember>> => {
  const { size: fileSize } = await handle.stat()
  const zip = await opened(handle)
  if (zip.entryCount > mostEntries) throw new ZipTrick(`it has ${zip.entryCount} entries; ${mostEntries} are read at most`)
  if (zip.comment.length > 0) throw new ZipTrick('it has a comment')
  const members = new Map<string, ZipMember>()
  const names = new Set<string>()
  const spans: { readonly name: string; readonly from: number; readonly to: number }[] = []
  for (const entry of await entriesOf(zip)) {
    const name = plainName(entry)
    if (names.has(name.toLowerCase())) throw new ZipTrick(`${name}: stands in it twice`)
    names.add(name.toLowerCase())
    const { start, end } = await dataOf(handle, entry, name)
    members.set(name, { start, size: entry.uncompressedSize })
    spans.push({ name, from: entry.relativeOffsetOfLocalHeader, to: end })
  }
  refuseOverlap(spans, fileSize)
  return members
}

const opened = (handle: FileHandle): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromFd(handle.fd, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(new ZipTrick(error.message)),
    )
  })

const entriesOf = (zip: ZipFile): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      // The count in the end record may lie.
      if (entries.length > mostEntries) reject(new ZipTrick(`it has more than ${mostEntries} entries`))
      else zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: Error) => reject(new ZipTrick(error.message)))
    zip.readEntry()
  })

const plainName = (entry: Entry): string => {
  const name = String(entry.fileName)
  if (!controlFiles.has(name) && !packPath.safeParse(name).success) throw new ZipTrick(`"${name.slice(0, 80)}" is no plain relative path`)
  if (entry.compressionMethod !== 0) throw new ZipTrick(`${name}: is compressed; a .talkpack only stores`)
  if ((entry.generalPurposeBitFlag & refusedFlags) !== 0) throw new ZipTrick(`${name}: is encrypted`)
  if (entry.compressedSize !== entry.uncompressedSize) throw new ZipTrick(`${name}: has two sizes`)
  const type = (entry.externalFileAttributes >>> 16) & fileType
  if (type !== 0 && type !== regularFile) throw new ZipTrick(`${name}: is a link or a folder`)
  return name
}

/** Where the data begins, by the local header, which must say what the directory says, and where everything of the entry ends. */
const dataOf = async (handle: FileHandle, entry: Entry, name: string): Promise<{ readonly start: number; readonly end: number }> => {
  const at = entry.relativeOffsetOfLocalHeader
  const header = Buffer.alloc(localHeaderSize)
  const { bytesRead } = await handle.read(header, 0, localHeaderSize, at)
  if (bytesRead < localHeaderSize || header.readUInt32LE(0) !== localHeaderMark) throw new ZipTrick(`${name}: has no header where it should be`)
  const flags = header.readUInt16LE(6)
  const nameLength = header.readUInt16LE(26)
  const extraLength = header.readUInt16LE(28)
  const localName = Buffer.alloc(nameLength)
  await handle.read(localName, 0, nameLength, at + localHeaderSize)
  const sizes = [header.readUInt32LE(18), header.readUInt32LE(22)]
  const agrees =
    localName.toString('utf8') === name &&
    (flags & refusedFlags) === 0 &&
    header.readUInt16LE(8) === 0 &&
    sizes.every((size) => size === entry.uncompressedSize || size === 0xffff_ffff || (size === 0 && (flags & sizesBehind) !== 0))
  if (!agrees) throw new ZipTrick(`${name}: its two headers contradict each other`)
  const start = at + localHeaderSize + nameLength + extraLength
  const end = start + entry.uncompressedSize
  return { start, end: (flags & sizesBehind) === 0 ? end : end + (await descriptorLength(handle, end, entry, name)) }
}

/** The length of what stands behind the data: its sizes once more, in four or in eight bytes each. */
const descriptorLength = async (handle: FileHandle, at: number, entry: Entry, name: string): Promise<number> => {
  const descriptor = Buffer.alloc(24)
  await handle.read(descriptor, 0, 24, at)
  const size = entry.uncompressedSize
  if (descriptor.readUInt32LE(0) === descriptorMark && descriptor.readUInt32LE(4) === entry.crc32) {
    if (descriptor.readUInt32LE(8) === size && descriptor.readUInt32LE(12) === size) return 16
    if (descriptor.readBigUInt64LE(8) === BigInt(size) && descriptor.readBigUInt64LE(16) === BigInt(size)) return 24
  }
  throw new ZipTrick(`${name}: its two headers contradict each other`)
}

const refuseOverlap = (spans: readonly { readonly name: string; readonly from: number; readonly to: number }[], fileSize: number): void => {
  let end = 0
  for (const { name, from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from < end) throw new ZipTrick(`${name}: lies over another file`)
    if (to > fileSize) throw new ZipTrick(`${name}: ends behind the end`)
    // Bytes that no entry owns could be a second ZIP file, for a reader that starts at the other end.
    if (from > end) throw new ZipTrick(`${name}: there are bytes before it that belong to nothing`)
    end = to
  }
}
