import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRepository } from '../setup/paths.mjs'

/** The mark by which Electron's fuses are found in its program, and its nine fuses as they come: `0` off, `1` on. */
export const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const asTheyCome = '100110011'

/**
 * A folder that looks like Electron's to whatever packs it, for machines that its binary does not reach. What is packed with it
 * is looked at and thrown away.
 */
export const makeStandIn = (folder) => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const { version } = JSON.parse(readFileSync(inRepository('node_modules', 'electron', 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak', 'locales/en-US.pak', 'locales/sv.pak'])
    writeFileSync(join(folder, name), 'stand-in\n')
  const mark = Buffer.concat([
    Buffer.from('#!/bin/sh\n# stand-in\nexit 0\n#'),
    Buffer.from(fuseMark),
    Buffer.from([1, 9]),
    Buffer.from(asTheyCome),
    Buffer.from('\n'),
  ])
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(folder, name), name === 'electron' ? mark : '#!/bin/sh\n')
    chmodSync(join(folder, name), 0o755)
  }
  return folder
}

/** The fuses of a program as they stand in it: its own nine, as text; null: there is no mark. */
export const readFuses = (path) => {
  const program = readFileSync(path)
  const at = program.indexOf(fuseMark)
  return at === -1 ? null : program.subarray(at + fuseMark.length + 2, at + fuseMark.length + 11).toString('latin1')
}
