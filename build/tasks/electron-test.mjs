import { ensureBundles } from '../setup/bundles.mjs'
import { ensurePackages } from '../setup/debian.mjs'
import { ensureDemoPack, ensureTestPack } from '../setup/demo-pack.mjs'
import { startDisplay } from '../setup/display.mjs'
import { findElectron } from '../setup/electron.mjs'
import { inRepository } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'
import { playwright } from './watch.mjs'

/** As long as the suite of the Chromium shell may take: they are the same specs. */
const limit = 22 * 60_000

const help = `Usage: npm run test:electron -- [--on-chromium] [words and options for Playwright]

  --on-chromium   without Electron: its double, with the windows of the system's Chromium
`

/** Runs the specs of the Chromium suite, and those of Electron's own promises, with this program for Electron. */
const runIn = async (program, words) => {
  await ensurePackages(['headless', 'demo', 'test', 'sound'])
  await ensureBundles()
  await ensureDemoPack()
  await ensureTestPack()
  const { display, stop } = await startDisplay()
  try {
    const totals = await playwright(['electron'], words, { timeout: limit, env: { DISPLAY: display, TALKROOM_ELECTRON: program } })
    // Words that name no test at all are a mistake, not a success.
    return totals.passed + totals.failed === 0 ? { passed: 0, failed: 1 } : totals
  } finally {
    stop()
  }
}

/** The suite in a real Electron; where its binary is not to be had, one line says so, and there are no totals. */
export const runElectronTests = async (words) => {
  const { path, why } = await findElectron()
  if (path !== null) return runIn(path, words)
  say(`Electron's end-to-end suite was not run: ${why}.`)
  return null
}

/** The same without Electron, on its double. What a window is proof against is the real one's to show, and left out. */
export const runOnChromium = async (words) => {
  const { makeProgram } = await import('../../test/electron-double/on-chromium/program.mjs')
  await ensurePackages(['chromium'])
  say("On Electron's double, with the windows of the system's Chromium:")
  return runIn(makeProgram(inRepository('.cache', 'electron-on-chromium')), ['--grep-invert=@only-electron|lockdown', ...words])
}

export const electronTest = async (argv) => {
  if (argv.includes('--help')) {
    say(help)
    return 0
  }
  const words = argv.filter((one) => one !== '--on-chromium')
  const totals = await (words.length < argv.length ? runOnChromium(words) : runElectronTests(words))
  if (totals === null) return 0
  say(`${totals.passed} passed, ${totals.failed} failed`)
  return totals.failed === 0 ? 0 : 1
}
