import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { inRepository, repository } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'
import { playwrightTotals } from './totals.mjs'

export const reports = inRepository('out', 'test')
export const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null)

/** Runs a test program with its own output shown, and ends it when it takes too long. */
export const watch = (command, args, { timeout, env }) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: repository, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
    const timer = setTimeout(() => {
      say(`It took longer than ${Math.round(timeout / 60_000)} minutes and was ended.`)
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    }, timeout)
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(code ?? 1)
    })
  })

/** The end-to-end tests of some projects, with words that narrow them; answers with their totals. */
export const playwright = async (projects, only, { timeout, env }) => {
  const file = `${reports}/playwright-${projects.join('-')}.json`
  mkdirSync(reports, { recursive: true })
  rmSync(file, { force: true })
  const code = await watch(
    inRepository('node_modules', '.bin', 'playwright'),
    [
      'test',
      '--config',
      'test/playwright.config.ts',
      '--reporter=list,json',
      '--pass-with-no-tests',
      ...projects.map((name) => `--project=${name}`),
      ...only,
    ],
    { timeout, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  )
  return playwrightTotals(read(file), code)
}
