import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './kiosk.ts'

/** One fault as it was tried: what the room saw, and after how long. */
export type Tried = { readonly fault: string; readonly sees: string; readonly milliseconds: readonly number[] }

const path = join(root, 'out', 'devices.json')

const known = async (): Promise<Record<string, Tried>> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, Tried>
  } catch {
    // The first test that writes.
    return {}
  }
}

/** Adds to `out/devices.json`, from which `test/sound/write-table.mjs` writes the table in `docs/devices.md`. */
export const report = async (tried: readonly Tried[]): Promise<void> => {
  await mkdir(join(root, 'out'), { recursive: true })
  const all = { ...(await known()), ...Object.fromEntries(tried.map((one) => [one.fault, one])) }
  await writeFile(path, `${JSON.stringify(all, null, 2)}\n`)
}
