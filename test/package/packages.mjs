import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildChromiumPackage } from '../../build/package/chromium-package.mjs'
import { cache } from '../../build/setup/paths.mjs'
import { lastLines, run } from '../../build/setup/say.mjs'

const out = join(cache, 'package-test')

/** The package as it is shipped, made once for all specs (vitest.config.ts). */
export const builtPackage = join(out, 'talkroom-chromium_0.1.0_amd64.deb')

/** Called by vitest before any spec. */
export const setup = async () => {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  await buildChromiumPackage({ out, version: '0.1.0' })
}

const must = async (command, args) => {
  const { code, output } = await run(command, args)
  if (code !== 0) throw new Error(`${command} failed:\n${lastLines(output)}`)
}

/** The same package under another version, with some of its files replaced; packed loosely, because nobody keeps it. */
export const asVersion = async (version, to, replaced = /** @type {Readonly<Record<string, string>>} */ ({})) => {
  if (version === '0.1.0' && Object.keys(replaced).length === 0) return copyFileSync(builtPackage, to)
  const folder = mkdtempSync(join(tmpdir(), 'talkroom-version-'))
  try {
    await must('dpkg-deb', ['--raw-extract', builtPackage, folder])
    const control = join(folder, 'DEBIAN', 'control')
    writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${version}`))
    writeFileSync(join(folder, 'usr/lib/talkroom/version'), `${version}\n`)
    for (const [path, text] of Object.entries(replaced)) writeFileSync(join(folder, path), text)
    await must('dpkg-deb', ['--root-owner-group', '-Znone', '--build', folder, to])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
