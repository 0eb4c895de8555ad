import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Measured } from '../../sound/fault-table.ts'
import { seen } from '../../sound/faults.ts'
import { root } from './places.ts'

const path = join(root, 'out', 'device-faults.json')

const known = async (): Promise<Measured> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Measured
  } catch {
    // The first test that writes.
    return {}
  }
}

/** Adds to `out/device-faults.json`, from which `test/sound/write-table.mjs` writes the table in `docs/devices.md`: how long each fault took, in milliseconds. */
export const report = async (measured: Measured): Promise<void> => {
  for (const fault of Object.keys(measured)) if (!(fault in seen)) throw new Error(`"${fault}" has no row: add it to test/sound/faults.ts`)
  const rounded = Object.fromEntries(Object.entries(measured).map(([fault, took]) => [fault, took.map(Math.round)]))
  await mkdir(join(root, 'out'), { recursive: true })
  await writeFile(path, `${JSON.stringify({ ...(await known()), ...rounded }, null, 2)}\n`)
}
