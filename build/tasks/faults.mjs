import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { ensurePackages } from '../setup/debian.mjs'
import { inRepository, repository } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'

const measured = inRepository('out', 'plenary-faults.jsonl')

/** Everything that can go wrong between a room and the plenary, on a network of its own; the quick part of it is in `npm test`. */
export const faults = async (argv) => {
  await ensurePackages(['chromium', 'test'])
  rmSync(measured, { force: true })
  const specs = ['e2e/plenary-network.spec', 'e2e/plenary-proxy.spec', 'e2e/plenary-restart.spec', ...argv]
  const code = await new Promise((resolve, reject) => {
    const child = spawn(inRepository('node_modules', '.bin', 'playwright'), ['test', '--config', 'test/playwright.config.ts', ...specs], {
      cwd: repository,
      stdio: 'inherit',
      env: { ...process.env, TALKROOM_FAULTS: 'all' },
    })
    child.once('error', reject)
    child.once('exit', (status) => resolve(status ?? 1))
  })
  if (existsSync(measured)) say(`\nMeasured, in milliseconds:\n${readFileSync(measured, 'utf8')}Written: ${measured}`)
  return code
}
