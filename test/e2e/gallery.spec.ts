import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { galleryParts } from '../../src-renderer/gallery/states.ts'
import { chromiumPath, drawn, serveGallery } from '../gallery/gallery-site.mjs'

const built = mkdtempSync(join(tmpdir(), 'talkroom-gallery-'))
let site: Awaited<ReturnType<typeof serveGallery>>
let browser: Browser
let page: Page
let errors: string[] = []

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test.beforeAll(async () => {
  site = await serveGallery(built)
  const executablePath = chromiumPath()
  browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] })
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
  page = await context.newPage()
  page.on('pageerror', (error) => errors.push(error.message))
})
test.afterAll(async () => {
  await browser.close()
  await site.close()
  rmSync(built, { recursive: true, force: true })
})

/** What axe finds serious or critical, one line each. The dark theme changes colours only, so only those are looked at again. */
const findings = async (state: string, theme: 'light' | 'dark'): Promise<readonly string[]> => {
  errors = []
  await page.goto(site.address({ state, lang: 'sv', theme }))
  await page.waitForSelector(drawn)
  const axe = new AxeBuilder({ page })
  const { violations } = await (theme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
  return [
    ...errors.map((error) => `${state}: ${error}`),
    ...violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${state}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ]
}

for (const [part, states] of Object.entries(galleryParts))
  for (const theme of ['light', 'dark'] as const)
    test(`every state of ${part} can be read and used by everybody, ${theme}`, async () => {
      const found: string[] = []
      for (const { id } of states) found.push(...(await findings(id, theme)))
      expect(found).toEqual([])
    })

test('nothing that can be pressed lies outside the screen, in any language', async () => {
  const outside: string[] = []
  for (const { id } of Object.values(galleryParts).flat())
    for (const lang of ['sv', 'en', 'da']) {
      await page.goto(site.address({ state: id, lang, theme: 'light' }))
      await page.waitForSelector(drawn)
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('button')].flatMap((button) => {
          const box = button.getBoundingClientRect()
          const seen = box.width === 0 || button.closest('[data-scrolls]') !== null
          const inside = box.left >= -1 && box.top >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1
          return seen || inside ? [] : [button.textContent ?? '']
        }),
      )
      outside.push(...cut.map((words) => `${id} (${lang}): ${words}`))
    }
  expect(outside).toEqual([])
})
