import { createPublicKey, type KeyObject, sign } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { writeSignature } from '../../../src-shared/packs/signature.ts'
import { writeDurably } from '../../files/durable-file.ts'
import { type HashedFile, hashFile } from './hash-file.ts'

/** The raw 32 bytes of an Ed25519 key's public part. */
export const publicKeyOf = (privateKey: KeyObject): Uint8Array => {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  return Buffer.from(x ?? '', 'base64url')
}

/**
 * Makes a folder with the files of a pack a signed pack: lists the files in the manifest, writes the chunk list and the
 * signature. The other side of `readPack`, and beside it so that the format is in one place. `content` is everything
 * of the manifest but `files`. Answers with the size of all files in bytes.
 */
export const sealPack = async (
  directory: string,
  content: Readonly<Record<string, unknown>>,
  privateKey: KeyObject,
  onProgress?: (bytes: number) => void,
): Promise<number> => {
  const files: (HashedFile & { readonly path: string })[] = []
  for (const path of await pathsIn(directory)) files.push({ path, ...(await hashFile(join(directory, ...path.split('/')), onProgress)) })
  const listed = files.map(({ path, size, sha256, chunkRoot }) => ({ path, size, sha256, chunkRoot }))
  const manifest = Buffer.from(`${JSON.stringify({ ...content, files: listed }, null, 2)}\n`)
  await writeDurably(join(directory, 'seminar.json'), manifest, 0o644)
  await writeDurably(join(directory, 'seminar.chunks'), Buffer.concat(files.map(({ leaves }) => leaves)), 0o644)
  const signature = { publicKey: publicKeyOf(privateKey), signature: sign(null, manifest, privateKey) }
  await writeDurably(join(directory, 'seminar.sig'), writeSignature(signature), 0o644)
  return files.reduce((all, { size }) => all + size, 0)
}

const ownFiles: ReadonlySet<string> = new Set(['seminar.json', 'seminar.sig', 'seminar.chunks'])

/** Files below a folder but the pack's own three, in the same order on every machine. */
const pathsIn = async (directory: string): Promise<readonly string[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return (
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
      // Files of codes may lie here; in the list everybody could read the codes.
      .filter((path) => !ownFiles.has(path) && !path.startsWith('join/'))
      .toSorted()
  )
}
