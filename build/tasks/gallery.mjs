import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { ensurePackages } from '../setup/debian.mjs'
import { inRepository } from '../setup/paths.mjs'
import { SetupStop, say, showing } from '../setup/say.mjs'

/** Every screen in every state and language, from fixtures: at an address to look at, or, with `--shots DIR`, as pictures. */
export const gallery = async (argv) => {
  const { values } = parseArgs({ args: argv, options: { shots: { type: 'string' }, only: { type: 'string' }, port: { type: 'string' } } })
  if (!existsSync(inRepository('src-renderer', 'gallery.html'))) throw new SetupStop('There is no gallery page yet.')
  process.env.GALLERY = '1'
  return values.shots === undefined ? look(Number(values.port ?? 4173)) : shoot(resolve(values.shots), values.only)
}

const look = async (port) => {
  const server = await createServer({
    configFile: inRepository('build', 'vite.renderer.config.ts'),
    logLevel: 'warn',
    server: { port },
  })
  await server.listen()
  const address = `${server.resolvedUrls?.local[0] ?? ''}gallery.html`
  say(`The gallery: ${address}\nCtrl+C ends it.`)
  await new Promise((end) => process.once('SIGINT', end))
  await server.close()
  return 0
}

const shoot = async (directory, only) => {
  await ensurePackages(['chromium'])
  const { takeShots } = await import(pathToFileURL(inRepository('test', 'gallery', 'take-shots.mjs')).href)
  const { count, errors } = await showing('Taking pictures', (note) =>
    takeShots({ directory, languages: ['sv', 'en', 'da'], themes: ['light'], only: only === undefined ? [] : [only], note }),
  )
  if (count === 0) throw new SetupStop(`No screen's name has "${only}" in it.`)
  for (const error of errors) say(error)
  say(`${count} pictures in ${directory}`)
  return errors.length === 0 ? 0 : 1
}
