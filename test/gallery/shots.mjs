/**
 * Pictures of every screen in every state and language; `npm run gallery -- --shots DIR` does the same after the set-up.
 *   node test/gallery/shots.mjs DIR [--size 1920x1080] [--lang sv,en,da] [--theme light,dark] [--only WORD,WORD]
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { takeShots } from './take-shots.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '1920x1080' },
    lang: { type: 'string', default: 'sv,en,da' },
    theme: { type: 'string', default: 'light' },
    only: { type: 'string', default: '' },
  },
})
const directory = resolve(positionals[0] ?? 'out/gallery')
const [width, height] = values.size.split('x').map(Number)
const { count, errors } = await takeShots({
  directory,
  languages: values.lang.split(','),
  themes: values.theme.split(','),
  only: values.only.split(',').filter(Boolean),
  width,
  height,
})
for (const error of errors) console.error(error)
console.log(`${count} pictures in ${directory}`)
process.exitCode = errors.length > 0 ? 1 : 0
