import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { buildId } from './build-id.mjs'
import { inRepository, repository } from './paths.mjs'
import { lastLines, run, SetupStop, showing } from './say.mjs'

const stamp = inRepository('dist', 'build-id')
const vite = inRepository('node_modules', 'vite', 'bin', 'vite.js')

/** What Vite builds: each root is one file, so that it loads fast. */
const builds = [
  { title: 'Building the kiosk (Chromium)', args: ['--config', 'build/vite.main.config.ts', '--mode', 'chromium-main'] },
  { title: 'Building the kiosk (Electron)', args: ['--config', 'build/vite.main.config.ts', '--mode', 'main'] },
  { title: 'Building the page', args: ['--config', 'build/vite.renderer.config.ts'] },
]

/** Builds main and page when the sources are others than those that were built last. Answers with the build's name. */
export const ensureBundles = async () => {
  const id = buildId()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === id) return id
  rmSync(stamp, { force: true })
  for (const { title, args } of builds) {
    const { code, output } = await showing(title, () =>
      run(process.execPath, [vite, 'build', '--logLevel', 'warn', ...args], { cwd: repository, env: { ...process.env, TALKROOM_BUILD: id } }),
    )
    if (code !== 0) throw new SetupStop(`It could not be built:\n${lastLines(output, 60)}`)
  }
  mkdirSync(inRepository('dist'), { recursive: true })
  writeFileSync(stamp, id)
  return id
}
