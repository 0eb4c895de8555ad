import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensurePackages } from '../setup/debian.mjs'
import { ensureDemoPack } from '../setup/demo-pack.mjs'
import { inRepository, repository } from '../setup/paths.mjs'
import { SetupStop, say } from '../setup/say.mjs'
import { vitestTotals } from './totals.mjs'

/** Installs the package for Debian on a clean system, plays it to the first talk, updates it and takes it away again. */
export const packageTest = async (argv) => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new SetupStop('This test makes a Debian system of its own and mounts it, which only root on Linux may do: sudo npm run test:package')
  await ensurePackages(['package', 'cleanRoot', 'headless', 'demo'])
  await ensureDemoPack()
  const folder = inRepository('out', 'test')
  const file = `${folder}/package.json`
  mkdirSync(folder, { recursive: true })
  rmSync(file, { force: true })
  const vitest = inRepository('node_modules', '.bin', 'vitest')
  const args = ['run', '--config', 'test/package/vitest.config.ts', '--reporter=verbose', '--reporter=json', `--outputFile.json=${file}`, ...argv]
  const child = spawn(vitest, args, { cwd: repository, stdio: ['ignore', 'inherit', 'inherit'] })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
  const { passed, failed } = vitestTotals(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null, code)
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
