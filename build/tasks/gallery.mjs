import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { ensurePackages } from '../setup/debian.mjs'
import { inRepository } from '../setup/paths.mjs'
import { SetupStop, say } from '../setup/say.mjs'

/**
 * Every screen in every state and language, from fixtures: at an address to look at, or, with `--shots DIR`, as
 * pictures. The page tells its pictures in `window.gallery.shots`: `{ name, hash }`, and which one it shows in
 * `document.documentElement.dataset.shown`.
 */
export const gallery = async (argv) => {
  const { values } = parseArgs({ args: argv, options: { shots: { type: 'string' }, only: { type: 'string' }, port: { type: 'string' } } })
  if (!existsSync(inRepository('src-renderer', 'gallery.html'))) throw new SetupStop('There is no gallery page yet.')
  process.env.GALLERY = '1'
  const server = await createServer({
    configFile: inRepository('build', 'vite.renderer.config.ts'),
    logLevel: 'warn',
    server: { port: Number(values.port ?? 4173) },
  })
  await server.listen()
  const address = `${server.resolvedUrls?.local[0] ?? ''}gallery.html`
  if (values.shots === undefined) {
    say(`The gallery: ${address}\nCtrl+C ends it.`)
    await new Promise((end) => process.once('SIGINT', end))
    await server.close()
    return 0
  }
  await ensurePackages(['chromium'])
  const directory = resolve(values.shots)
  mkdirSync(directory, { recursive: true })
  const { takeGallery } = await import(pathToFileURL(inRepository('build', 'tasks', 'gallery-shots.mjs')).href)
  try {
    const count = await takeGallery({ address, directory, only: values.only })
    say(`${count} pictures in ${directory}`)
    return count > 0 ? 0 : 1
  } finally {
    await server.close()
  }
}
