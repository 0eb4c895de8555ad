/**
 * Pictures of every screen in every state and language:
 *   node test/gallery/shots.mjs DIR [--size 1920x1080] [--lang sv,en,da] [--theme light,dark] [--only WORD,WORD]
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { stateIds } from '../../src-renderer/gallery/states.ts'
import { chromiumPath, drawn, serveGallery } from './gallery-site.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '1920x1080' },
    lang: { type: 'string', default: 'sv,en,da' },
    theme: { type: 'string', default: 'light' },
    only: { type: 'string', default: '' },
  },
})
const out = resolve(positionals[0] ?? 'out/gallery')
const [width, height] = values.size.split('x').map(Number)
const wanted = values.only.split(',').filter(Boolean)
const states = stateIds.filter((id) => wanted.length === 0 || wanted.some((word) => id.includes(word)))

mkdirSync(out, { recursive: true })
const built = mkdtempSync(join(tmpdir(), 'talkroom-gallery-'))
const site = await serveGallery(built)
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' })
let troubles = 0
page.on('pageerror', (error) => {
  troubles += 1
  console.error(`${page.url()}: ${error.message}`)
})
try {
  for (const state of states)
    for (const lang of values.lang.split(','))
      for (const theme of values.theme.split(',')) {
        await page.goto(site.address({ state, lang, theme }))
        await page.waitForSelector(drawn)
        await page.screenshot({ path: join(out, `${state}.${lang}.${theme}.${width}x${height}.png`) })
      }
  console.log(`${states.length} states in ${out}`)
} finally {
  await browser.close()
  await site.close()
  rmSync(built, { recursive: true, force: true })
}
process.exitCode = troubles > 0 ? 1 : 0
