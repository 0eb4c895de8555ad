import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { buildId } from './build-id.mjs'
import { inRepository, repository } from './paths.mjs'
import { lastLines, run, SetupStop, showing } from './say.mjs'

const stamp = inRepository('dist', 'build-id')
const leadStamp = inRepository('dist', 'lead', 'build-id')
const vite = inRepository('node_modules', 'vite', 'bin', 'vite.js')

/** What Vite builds: each root is one file, so that it loads fast. */
const builds = [
  { title: 'Building the kiosk (Chromium)', args: ['--config', 'build/vite.main.config.ts', '--mode', 'chromium-main'] },
  { title: 'Building the kiosk (Electron)', args: ['--config', 'build/vite.main.config.ts', '--mode', 'main'] },
  { title: 'Building the page', args: ['--config', 'build/vite.renderer.config.ts'] },
]
const lead = { title: 'Building the page for presenters and hosts', args: ['--config', 'build/vite.lead.config.ts'] }

const build = async ({ title, args }, id) => {
  const { code, output } = await showing(title, () =>
    run(process.execPath, [vite, 'build', '--logLevel', 'warn', ...args], { cwd: repository, env: { ...process.env, TALKROOM_BUILD: id } }),
  )
  if (code !== 0) throw new SetupStop(`It could not be built:\n${lastLines(output, 60)}`)
}
const isBuilt = (file, id) => existsSync(file) && readFileSync(file, 'utf8') === id

/** Builds the page that the desk serves, when the sources are others. The desk needs no more of the kiosk than this. */
export const ensureLeadPage = async () => {
  const id = buildId()
  if (isBuilt(leadStamp, id)) return
  rmSync(leadStamp, { force: true })
  await build(lead, id)
  writeFileSync(leadStamp, id)
}

/** Builds main and the pages when the sources are others than those that were built last. Answers with the build's name. */
export const ensureBundles = async () => {
  const id = buildId()
  if (!isBuilt(stamp, id)) {
    rmSync(stamp, { force: true })
    for (const one of builds) await build(one, id)
    mkdirSync(inRepository('dist'), { recursive: true })
    writeFileSync(stamp, id)
  }
  await ensureLeadPage()
  return id
}
