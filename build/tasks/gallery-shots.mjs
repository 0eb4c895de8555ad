import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { SetupStop, showing } from '../setup/say.mjs'

/** A picture of each of the gallery's screens, named as the gallery names it. Answers with how many there are. */
export const takeGallery = async ({ address, directory, only }) => {
  const browser = await chromium.launch({ executablePath: findChromium(process.env) ?? undefined, chromiumSandbox: process.getuid?.() !== 0 })
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(address)
    const shots = await page.waitForFunction(() => globalThis.gallery?.shots, null, { timeout: 30_000 }).then((handle) => handle.jsonValue())
    const wanted = shots.filter(({ name }) => only === undefined || name.includes(only))
    if (wanted.length === 0) throw new SetupStop(`No screen's name has "${only}" in it.`)
    await showing(`Taking ${wanted.length} pictures`, async (note) => {
      for (const [index, { name, hash }] of wanted.entries()) {
        note(`${index + 1} of ${wanted.length}: ${name}`)
        await page.evaluate((to) => {
          location.hash = to
        }, hash)
        await page.waitForFunction((shown) => document.documentElement.dataset.shown === shown, name)
        await page.screenshot({ path: join(directory, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`), animations: 'disabled' })
      }
    })
    return wanted.length
  } finally {
    await browser.close()
  }
}
