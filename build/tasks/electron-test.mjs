import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureBundles } from '../setup/bundles.mjs'
import { ensurePackages } from '../setup/debian.mjs'
import { ensureDemoPack } from '../setup/demo-pack.mjs'
import { startDisplay } from '../setup/display.mjs'
import { findElectron } from '../setup/electron.mjs'
import { inRepository, repository } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'
import { playwrightTotals } from './totals.mjs'

/** The journeys of the Chromium suite, and the shell's own promises, in a real Electron; where its binary is not to be had, one line says so. */
export const runElectronTests = async (argv) => {
  const { path, why } = await findElectron()
  if (path === null) {
    say(`Electron's end-to-end suite was not run: ${why}.`)
    return { passed: 0, failed: 0 }
  }
  await ensurePackages(['headless', 'demo'])
  await ensureBundles()
  await ensureDemoPack()
  const folder = inRepository('out', 'test')
  const file = `${folder}/electron.json`
  mkdirSync(folder, { recursive: true })
  rmSync(file, { force: true })
  const display = await startDisplay()
  try {
    const child = spawn(
      inRepository('node_modules', '.bin', 'playwright'),
      ['test', '--config', 'test/electron/playwright.config.ts', '--reporter=list,json', ...argv],
      {
        cwd: repository,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: {
          ...process.env,
          DISPLAY: display.display,
          TALKROOM_ELECTRON: path,
          PLAYWRIGHT_JSON_OUTPUT_NAME: file,
          PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        },
      },
    )
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
    return playwrightTotals(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null, code)
  } finally {
    display.stop()
  }
}

export const electronTest = async (argv) => {
  const { passed, failed } = await runElectronTests(argv)
  if (passed + failed > 0) say(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
