import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { galleryStates } from '../../src-renderer/gallery/states.ts'
import { browserArguments, drawn, serveGallery } from './gallery-site.mjs'

/** Controls of a talk go away by themselves after a while; a picture is of what stays. */
const controlsAway = 5000

/**
 * Pictures of the gallery's states in each language and theme. Answers with how many, and with what went wrong in the page.
 * @param {{ directory: string, languages: string[], themes: string[], only?: string[], width?: number, height?: number, note?: (text: string) => void }} wish
 */
export const takeShots = async ({ directory, languages, themes, only = [], width = 1920, height = 1080, note = () => undefined }) => {
  const states = galleryStates.filter(({ id }) => only.length === 0 || only.some((word) => id.includes(word)))
  mkdirSync(directory, { recursive: true })
  const built = mkdtempSync(join(tmpdir(), 'talkroom-gallery-'))
  const site = await serveGallery(built)
  const browser = await chromium.launch({ executablePath: findChromium(process.env) ?? undefined, args: browserArguments })
  const errors = []
  let count = 0
  try {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' })
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
    for (const { id, rests = false } of states)
      for (const lang of languages)
        for (const theme of themes) {
          note(`${id}, ${lang}, ${theme}`)
          await page.goto(site.address({ state: id, lang, theme }))
          await page.waitForSelector(drawn)
          if (rests) await page.waitForTimeout(controlsAway)
          await page.screenshot({ path: join(directory, `${id}.${lang}.${theme}.${width}x${height}.png`) })
          count += 1
        }
  } finally {
    await browser.close()
    await site.close()
    rmSync(built, { recursive: true, force: true })
  }
  return { count, errors }
}
