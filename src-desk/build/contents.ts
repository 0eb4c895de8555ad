import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { copyDurably } from '../files/copy-file.ts'
import type { Progress } from '../progress.ts'

/** Either a file to copy, or a text. */
export type Content = { readonly file: string } | { readonly text: string }

/** What lies in a pack, by its path in it. What several items use lies in it once. */
export type Contents = {
  /** `key` names the content; answers with its path in the pack, which is `wish` where that is free. */
  put(key: string, wish: string, content: Content): string
  readonly all: ReadonlyMap<string, Content>
}

export const createContents = (): Contents => {
  const all = new Map<string, Content>()
  const byKey = new Map<string, string>()
  return {
    all,
    put: (key, wish, content) => {
      const there = byKey.get(key)
      if (there !== undefined) return there
      byKey.set(key, wish)
      all.set(wish, content)
      return wish
    },
  }
}

export const sizeOf = async (content: Content): Promise<number> =>
  'text' in content ? Buffer.byteLength(content.text) : (await stat(content.file)).size

/** Writes everything into a folder. Rejects with the file system's error, or with the reason of the signal. */
export const writeContents = async ({ all }: Contents, folder: string, bar: Progress, signal: AbortSignal): Promise<void> => {
  for (const [path, content] of all) {
    const to = join(folder, ...path.split('/'))
    await mkdir(dirname(to), { recursive: true })
    if ('text' in content) await writeFile(to, content.text)
    else await copyDurably(content.file, to, { signal, onBytes: bar.add })
  }
}
