import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { findProgram } from '../../../build/setup/paths.mjs'
import { listenToElements } from './lead-ears.ts'

export const firefoxProgram = findProgram('firefox-esr') ?? findProgram('firefox')

/** Debian's Firefox, unchanged. Playwright drives a Firefox of its own only, which cannot be had everywhere. `tone`: what its microphone hears, in Hz. */
export const openFirefox = async (environment: NodeJS.ProcessEnv, tone: number): Promise<Browser> =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxProgram ?? 'firefox-esr',
    headless: true,
    env: environment,
    defaultViewport: { width: 1366, height: 768 },
    extraPrefsFirefox: {
      'intl.accept_languages': 'sv-SE',
      'media.navigator.streams.fake': true,
      'media.navigator.audio.fake_frequency': tone,
      // Whether the person lets the page have them is not ours to try.
      'media.navigator.permission.disabled': true,
    },
  })

/** Opens somebody's link as they got it; `wrong` gets what the page or the browser complained of. */
export const openLinkIn = async (browser: Browser, url: string, wrong: string[]): Promise<Page> => {
  const page = await browser.newPage()
  page.on('pageerror', (error) => wrong.push(error instanceof Error ? error.message : String(error)))
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  await page.evaluateOnNewDocument(listenToElements)
  await page.goto(url)
  return page
}

export const press = (page: Page, name: string): Promise<void> => page.locator(`aria/${name}[role="button"]`).click()
export const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.textContent ?? '')
