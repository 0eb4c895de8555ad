import { link, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { demoPack } from './kiosk.ts'

type Json = { readonly [key: string]: unknown }
type Manifest = Json & { readonly files: readonly { readonly path: string }[]; readonly programme: readonly (Json & { readonly id: string })[] }

/** The demo pack with some of its items only, so that a test begins where it looks; `change` may alter what it says. */
export const packOf = async (
  out: string,
  items: readonly string[],
  change: (manifest: Manifest) => Json = (manifest) => manifest,
): Promise<string> => {
  const good = JSON.parse(await readFile(join(demoPack, 'seminar.json'), 'utf8')) as Manifest
  for (const { path } of good.files) {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await link(join(demoPack, path), join(out, path))
  }
  const shorter = { ...good, programme: good.programme.filter(({ id }) => items.includes(id)) }
  await writeFile(join(out, 'seminar.json'), JSON.stringify(change(shorter)))
  return out
}
