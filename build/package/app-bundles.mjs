import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildId } from '../setup/build-id.mjs'
import { cache, inRepository, repository } from '../setup/paths.mjs'
import { lastLines, run, SetupStop, showing } from '../setup/say.mjs'

const vite = inRepository('node_modules', 'vite', 'bin', 'vite.js')

/** What a room PC gets is built apart from what developers run: in it nothing is heeded that only tests need. */
export const bundlesFolder = join(cache, 'package-bundles')

const builds = [
  { title: 'Building the kiosk for room PCs (Chromium)', config: 'main', more: ['--mode', 'chromium-main'], to: 'main' },
  { title: 'Building the kiosk for room PCs (Electron)', config: 'main', more: ['--mode', 'main'], to: 'main' },
  { title: 'Building the commands for IT staff', config: 'main', more: ['--mode', 'talkroom'], to: 'main' },
  { title: 'Building the page for room PCs', config: 'renderer', more: [], to: 'renderer' },
]

/** Builds what the packages hold when the sources are others than those that were built last. */
export const ensureAppBundles = async () => {
  const stamp = join(bundlesFolder, 'build-id')
  const id = buildId()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === id) return
  rmSync(bundlesFolder, { recursive: true, force: true })
  for (const { title, config, more, to } of builds) {
    const args = ['build', '--logLevel', 'warn', '--config', `build/vite.${config}.config.ts`, ...more, '--outDir', join(bundlesFolder, to)]
    const env = { ...process.env, NODE_ENV: 'production', TALKROOM_BUILD: id, TALKROOM_PACKAGED: '1' }
    const { code, output } = await showing(title, () => run(process.execPath, [vite, ...args], { cwd: repository, env }))
    if (code !== 0) throw new SetupStop(`It could not be built:\n${lastLines(output, 60)}`)
  }
  writeFileSync(stamp, id)
}
