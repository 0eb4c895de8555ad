import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { galleryParts } from '../../src-renderer/gallery/states.ts'
import { browserArguments, drawn, serveGallery } from '../gallery/gallery-site.mjs'

const built = mkdtempSync(join(tmpdir(), 'talkroom-gallery-'))
let site: Awaited<ReturnType<typeof serveGallery>>
let browser: Browser
let page: Page
let errors: string[] = []

test.describe.configure({ timeout: 600_000 })

test.beforeAll(async () => {
  site = await serveGallery(built)
  const executablePath = findChromium(process.env)
  browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: browserArguments })
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
  page = await context.newPage()
  page.on('pageerror', (error) => errors.push(error.message))
})
test.afterAll(async () => {
  await browser.close()
  await site.close()
  rmSync(built, { recursive: true, force: true })
})

declare global {
  interface Window {
    showIn?: (language: string, theme: string) => void
  }
}

const look = async (language: string, theme: string): Promise<void> => {
  await page.evaluate(([language, theme]) => window.showIn?.(language, theme), [language, theme] as const)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** What axe finds serious or critical, one line each. The dark theme changes colours only, so only those are looked at again. */
const findings = async (rules?: string[]): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ iframes: false })
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Buttons that are not wholly on the screen, and not in a box that scrolls. */
const cutOff = () =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowY) || scrolls(element.parentElement))
    return [...document.querySelectorAll('button')].flatMap((button) => {
      const { left, top, right, bottom, width } = button.getBoundingClientRect()
      const inside = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1
      return width === 0 || inside || scrolls(button.parentElement) ? [] : [`cut off: ${button.textContent}`]
    })
  })

for (const [part, states] of Object.entries(galleryParts))
  test(`every state of ${part} can be read and used by everybody, light and dark, in every language`, async () => {
    const found: string[] = []
    for (const { id } of states) {
      errors = []
      await page.goto(site.address({ state: id, lang: 'sv', theme: 'light' }))
      await page.waitForSelector(drawn)
      const inLight = [...(await findings()), ...(await cutOff())]
      await look('da', 'dark')
      const inDark = [...(await findings(['color-contrast'])), ...(await cutOff())]
      await look('en', 'dark')
      const inEnglish = await cutOff()
      found.push(...[...errors, ...inLight, ...inDark, ...inEnglish].map((line) => `${id}: ${line}`))
    }
    expect(found).toEqual([])
  })
