import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { ZipFile } from 'yazl'
import { partEnding, syncDirectory } from '../../src-main/files/durable-file.ts'
import { openTalkpack } from '../../src-main/packs/reader/talkpack-source.ts'
import type { VerifiedPack } from '../../src-main/packs/reader/verified-pack.ts'
import { withProgress } from '../progress.ts'
import { Stop } from '../say.ts'
import { readBack } from './read-back.ts'

/** ZIP knows no time before; a pack has none. The same pack gives the same file. */
const mtime = new Date(1980, 0, 1)
const plain = { compress: false, mtime, mode: 0o100644 }

/** Writes a pack as one `.talkpack` file to `target`, which is there only once it was read back whole. */
export const exportFile = async (path: string, pack: VerifiedPack, target: string, signal: AbortSignal): Promise<void> => {
  const part = `${target}${partEnding}`
  try {
    await writeZip(path, pack, part, signal)
    const opened = await openTalkpack(part)
    if (!opened.ok) throw new Stop(`What was written cannot be read back: ${opened.failure.cause}. Take another stick.`)
    await readBack(opened.value, pack, signal)
    await rename(part, target)
    await syncDirectory(dirname(target))
  } finally {
    await rm(part, { force: true }).catch(() => undefined)
  }
}

const writeZip = async (path: string, { manifest, control }: VerifiedPack, part: string, signal: AbortSignal): Promise<void> => {
  const total = manifest.files.reduce((all, { size }) => all + size, 0)
  const zip = new ZipFile()
  const output = new PassThrough()
  // A file that cannot be read ends what is read here, too.
  zip.on('error', (cause: Error) => output.destroy(cause))
  zip.outputStream.pipe(output)
  const handle = await open(part, 'w', 0o644)
  try {
    for (const name of ['seminar.json', 'seminar.sig', 'seminar.chunks'] as const) zip.addBuffer(Buffer.from(control[name]), name, plain)
    for (const { path: file, size } of manifest.files) {
      const from = join(path, ...file.split('/'))
      if ((await stat(from)).size !== size) throw new Stop(`${from} has another size than was signed. Look at the pack with desk verify.`)
      zip.addReadStreamLazy(file, { ...plain, size }, (give) => give(null, createReadStream(from)))
    }
    zip.end()
    await withProgress('Writing', total, async (bar) => {
      for await (const bytes of output) {
        signal.throwIfAborted()
        await handle.writeFile(bytes)
        bar.add(bytes.length)
      }
    })
    await handle.sync()
  } finally {
    await handle.close()
  }
}
