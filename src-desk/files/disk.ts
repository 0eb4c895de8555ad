import { statfs } from 'node:fs/promises'
import { hasCode, isFull } from '../../src-main/files/durable-file.ts'
import { bytesText, Stop } from '../say.ts'

/** Bytes that may still be written where a folder lies. */
export const freeAt = async (directory: string): Promise<number> => {
  const { bavail, bsize } = await statfs(directory)
  return bavail * bsize
}

/** FAT keeps no file of 4 GiB or more. */
const fat = 0x4d44
export const largestOnFat = 2 ** 32 - 1
export const isFat = async (directory: string): Promise<boolean> => (await statfs(directory)).type === fat

/** What the file system says, as a sentence; what is no matter of the disk goes on as it is. */
export const diskTrouble = (cause: unknown, where: string): unknown => {
  if (isFull(cause))
    return new Stop(`There is no room left on the disk of ${where}. Make some, or choose another place. What was there before is as it was.`)
  if (hasCode(cause, 'EACCES') || hasCode(cause, 'EPERM') || hasCode(cause, 'EROFS'))
    return new Stop(`${pathIn(cause) ?? where} may not be used by you. Choose another place, or ask whoever looks after this computer.`)
  if (hasCode(cause, 'EIO') || hasCode(cause, 'ENODEV'))
    return new Stop(`The disk of ${where} answers no more; it was pulled out or is broken, perhaps. Nothing counts as written.`)
  if (hasCode(cause, 'ENOENT')) return new Stop(`${pathIn(cause) ?? where} is not there any more. Put it back, and begin again.`)
  return cause instanceof Error && 'syscall' in cause ? new Stop(`${pathIn(cause) ?? where} cannot be used: ${cause.message}`) : cause
}

const pathIn = (cause: unknown): string | null => (cause instanceof Error && 'path' in cause && typeof cause.path === 'string' ? cause.path : null)

/** Says so when so many bytes do not go to where a folder lies. */
export const needRoom = async (directory: string, bytes: number, hint: string): Promise<void> => {
  const free = await freeAt(directory)
  if (free < bytes) throw new Stop(`${bytesText(bytes)} are needed at ${directory}, and ${bytesText(free)} are free. ${hint}`)
}
