import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openPack } from '../open-source.ts'
import { Stop } from '../say.ts'

/** The pack that an earlier build left in its place. */
export type Earlier = { readonly id: string; readonly version: number; readonly fingerprint: string; readonly manifest: Uint8Array }

/** Null where there is nothing yet. A folder that is no pack is never replaced. */
export const earlierAt = async (out: string, id: string): Promise<Earlier | null> => {
  const found = await stat(out).catch(() => null)
  if (found === null) return null
  if (!found.isDirectory()) throw new Stop(`${out} is a file. Choose another place for the pack with --out.`, 2)
  const names = await readdir(out)
  if (names.length === 0) return null
  if (!names.includes('seminar.json')) throw new Stop(`${out} is there and is no pack, so it is left alone. Choose another place with --out.`, 2)
  const { source, pack } = await openPack(out).catch((cause: unknown) => {
    throw cause instanceof Stop
      ? new Stop(`The pack of an earlier build is damaged; move it away or choose another place with --out.\n${cause.message}`)
      : cause
  })
  await source.close()
  const { id: theirs, version } = pack.manifest
  if (theirs !== id) throw new Stop(`${out} holds another seminar, ${theirs}. Choose another place for ${id} with --out.`, 2)
  return { id: theirs, version, fingerprint: pack.fingerprint, manifest: await readFile(join(out, 'seminar.json')) }
}
