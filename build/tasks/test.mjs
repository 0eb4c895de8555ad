import { mkdirSync, rmSync } from 'node:fs'
import { ensureBundles } from '../setup/bundles.mjs'
import { ensurePackages, missingPackages } from '../setup/debian.mjs'
import { ensureDemoPack, ensureTestPack } from '../setup/demo-pack.mjs'
import { startDisplay } from '../setup/display.mjs'
import { inRepository } from '../setup/paths.mjs'
import { say, seconds } from '../setup/say.mjs'
import { runSteps, staticSteps } from './check.mjs'
import { vitestTotals } from './totals.mjs'
import { playwright, read, reports, watch } from './watch.mjs'

/** The whole of it must be over within half an hour. */
const limits = { unit: 8 * 60_000, endToEnd: 22 * 60_000 }

const sum = (totals) => ({
  passed: totals.reduce((all, { passed }) => all + passed, 0),
  failed: totals.reduce((all, { failed }) => all + failed, 0),
})

const unit = async () => {
  say('\n== Unit, property and contract tests')
  // Tests of the room's sound have a sound server of their own; without one they are left out by name.
  await ensurePackages(['sound'])
  const file = `${reports}/vitest.json`
  const code = await watch(
    inRepository('node_modules', '.bin', 'vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      timeout: limits.unit,
      // Kills of a kiosk that is fetching, at random moments.
      env: { TALKROOM_KILLS: process.env.TALKROOM_KILLS ?? '200' },
    },
  )
  return vitestTotals(read(file), code)
}

const endToEnd = async (only) => {
  say('\n== End to end')
  await ensurePackages(['chromium', 'headless', 'demo', 'test', 'sound'])
  await ensureBundles()
  await ensureDemoPack()
  await ensureTestPack()
  const began = performance.now()
  const { display, stop } = await startDisplay()
  const timeLeft = () => Math.max(1000, limits.endToEnd - (performance.now() - began))
  try {
    // What measures times has the machine to itself.
    const beside = await playwright(['pages', 'patient'], only, { env: { DISPLAY: display }, timeout: timeLeft() })
    const alone = await playwright(['rooms'], only, { env: { DISPLAY: display }, timeout: timeLeft() })
    const totals = sum([beside, alone])
    // Words that name no test at all are a mistake, not a success.
    return only.length > 0 && totals.passed + totals.failed === 0 ? { passed: 0, failed: 1 } : totals
  } finally {
    stop()
  }
}

/** Buttons against a kernel of their own. Nothing is installed for it here: that is what `npm run lab` does. */
const lab = async () => {
  const missing = missingPackages(['lab'])
  if (missing.length > 0) {
    say(`\n== The lab is skipped: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not installed. npm run lab installs what it needs.`)
    return { passed: 0, failed: 0 }
  }
  say('\n== The lab: buttons on a kernel of their own')
  const { runLab } = await import('../../test/lab/lab.mjs')
  return runLab()
}

/** The same journeys in Electron; where it is not, one of them keeps its suite from falling into disrepair unseen. */
const inElectron = async () => {
  say('\n== In Electron')
  const { runElectronTests, runOnChromium } = await import('./electron-test.mjs')
  return (await runElectronTests([])) ?? runOnChromium(['crash.spec', '-g', 'in a turn is back'])
}

/** Everything: checks, unit tests, the lab, end to end. The last line is the total over all suites; a failed check counts as one failure. */
export const test = async (argv) => {
  const began = performance.now()
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  say('== Checks')
  const checks = await runSteps(staticSteps())
  const { passed, failed } = sum([{ passed: 0, failed: checks.failed }, await unit(), await lab(), await endToEnd(argv), await inElectron()])
  say(`\nIn ${seconds(began)}.${checks.open.length === 0 ? '' : ` Not made: ${checks.open.join(', ')}.`}`)
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}
