import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureBundles } from '../setup/bundles.mjs'
import { ensurePackages } from '../setup/debian.mjs'
import { ensureDemoPack, ensureTestPack } from '../setup/demo-pack.mjs'
import { startDisplay } from '../setup/display.mjs'
import { findElectron } from '../setup/electron.mjs'
import { inRepository, repository } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'
import { playwrightTotals } from './totals.mjs'

/** Runs the specs of the Chromium suite, and those of Electron's own promises, with this program for Electron. */
const runIn = async (program, argv) => {
  await ensurePackages(['headless', 'demo', 'test', 'sound'])
  await ensureBundles()
  await ensureDemoPack()
  await ensureTestPack()
  const folder = inRepository('out', 'test')
  const file = `${folder}/electron.json`
  mkdirSync(folder, { recursive: true })
  rmSync(file, { force: true })
  const display = await startDisplay()
  try {
    const child = spawn(
      inRepository('node_modules', '.bin', 'playwright'),
      ['test', '--config', 'test/playwright.config.ts', '--project=electron', '--reporter=list,json', ...argv],
      {
        cwd: repository,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: {
          ...process.env,
          DISPLAY: display.display,
          TALKROOM_ELECTRON: program,
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

/**
 * The same without Electron: its double on the system's Chromium (test/electron-double/on-chromium). What only the real one can
 * be asked is left out.
 */
const runOnChromium = async (words) => {
  const { makeProgram } = await import('../../test/electron-double/on-chromium/program.mjs')
  await ensurePackages(['chromium'])
  return runIn(makeProgram(inRepository('.cache', 'electron-on-chromium')), words.length === 0 ? ['e2e/'] : words)
}

/** The journeys of the Chromium suite, and the shell's own promises, in a real Electron; where its binary is not to be had, one line says so. */
export const runElectronTests = async (argv) => {
  const { path, why } = await findElectron()
  if (path !== null) return runIn(path, argv)
  say(`Electron's end-to-end suite was not run: ${why}.`)
  return { passed: 0, failed: 0 }
}

export const electronTest = async (argv) => {
  const words = argv.filter((one) => one !== '--on-chromium')
  const { passed, failed } = await (words.length < argv.length ? runOnChromium(words) : runElectronTests(argv))
  if (passed + failed > 0) say(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
