import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { ensurePackages } from '../setup/debian.mjs'
import { inRepository } from '../setup/paths.mjs'
import { SetupStop, say, showing } from '../setup/say.mjs'

const help = `npm run gallery -- [OPTIONS]: every screen in every state and language, from fixtures.

Without options it is served at an address to look at.
  --port N        the port of that address (4173)
  --shots DIR     pictures of it instead
  --only WORD     of the states whose name has this in it
  --lang sv,en    in these languages (sv,en,da)
  --theme dark    in these rooms: light, dark, or both with a comma (light)
  --size WxH      on a screen of this size (1920x1080)`

const options = {
  help: { type: 'boolean', short: 'h' },
  port: { type: 'string', default: '4173' },
  shots: { type: 'string' },
  only: { type: 'string' },
  lang: { type: 'string', default: 'sv,en,da' },
  theme: { type: 'string', default: 'light' },
  size: { type: 'string', default: '1920x1080' },
}

const read = (argv) => {
  try {
    return parseArgs({ args: argv, options }).values
  } catch (error) {
    throw new SetupStop(`${error.message}\n\n${help}`)
  }
}

/** Every screen in every state and language, from fixtures: at an address to look at, or, with `--shots DIR`, as pictures. */
export const gallery = async (argv) => {
  const values = read(argv)
  if (values.help) {
    say(help)
    return 0
  }
  if (!existsSync(inRepository('src-renderer', 'gallery.html'))) throw new SetupStop('There is no gallery page yet.')
  process.env.GALLERY = '1'
  return values.shots === undefined ? look(Number(values.port)) : shoot(values)
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

const shoot = async ({ shots, only, lang, theme, size }) => {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(size) ?? []
  if (width === undefined) throw new SetupStop(`${size} is no size of a screen; 1280x800 is one.`)
  await ensurePackages(['chromium'])
  const { takeShots } = await import(pathToFileURL(inRepository('test', 'gallery', 'take-shots.mjs')).href)
  const directory = resolve(shots)
  const { count, errors } = await showing('Taking pictures', (note) =>
    takeShots({
      directory,
      languages: lang.split(','),
      themes: theme.split(','),
      only: only === undefined ? [] : [only],
      width: Number(width),
      height: Number(height),
      note,
    }),
  )
  if (count === 0) throw new SetupStop(`No screen's name has "${only}" in it.`)
  for (const error of errors) say(error)
  say(`${count} pictures in ${directory}`)
  return errors.length === 0 ? 0 : 1
}
