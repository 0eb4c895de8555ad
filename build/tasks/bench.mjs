import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { ensureBundles } from '../setup/bundles.mjs'
import { ensurePackages } from '../setup/debian.mjs'
import { inRepository } from '../setup/paths.mjs'
import { SetupStop } from '../setup/say.mjs'

/** Measures the kiosk against the nearest bare thing; `argv` names which measurements, none means all. */
export const bench = async (argv) => {
  const path = inRepository('test', 'bench', 'bench.mjs')
  if (!existsSync(path)) throw new SetupStop('There is no benchmark yet.')
  await ensurePackages(['chromium', 'headless', 'demo', 'bench', 'sound'])
  await ensureBundles()
  const { runBench } = await import(pathToFileURL(path).href)
  return runBench(argv)
}
