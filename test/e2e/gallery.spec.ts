import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, expect, type Locator, type Page, test } from '@playwright/test'
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
    sent?: { name: string; args: unknown }[]
  }
}

const look = async (language: string, theme: string): Promise<void> => {
  await page.evaluate(([language, theme]) => window.showIn?.(language, theme), [language, theme] as const)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** What axe finds serious or critical, one line each. The dark theme changes colours only, so only those are looked at again. */
const findings = async (rules?: string[]): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ iframes: false, resultTypes: ['violations'] })
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

/** A room's screen hangs on a wall; a presenter has a laptop, or a tablet that lies or stands. */
const screensOf = (part: string) =>
  part === 'lead'
    ? ([
        { width: 1366, height: 768 },
        { width: 1024, height: 768 },
        { width: 768, height: 1024 },
      ] as const)
    : ([{ width: 1920, height: 1080 }] as const)

for (const [part, states] of Object.entries(galleryParts))
  test(`every state of ${part} can be read and used by everybody, light and dark, in every language`, async () => {
    const found: string[] = []
    const [screen, ...others] = screensOf(part)
    await page.setViewportSize(screen)
    for (const { id } of states) {
      errors = []
      await page.goto(site.address({ state: id, lang: 'sv', theme: 'light' }))
      await page.waitForSelector(drawn)
      const inLight = [...(await findings()), ...(await cutOff())]
      await look('da', 'dark')
      const inDark = [...(await findings(['color-contrast'])), ...(await cutOff())]
      await look('en', 'dark')
      const inEnglish = await cutOff()
      for (const other of others) {
        await page.setViewportSize(other)
        inEnglish.push(...(await cutOff()).map((line) => `${other.width}x${other.height}: ${line}`))
      }
      if (others.length > 0) await page.setViewportSize(screen)
      found.push(...[...errors, ...inLight, ...inDark, ...inEnglish].map((line) => `${id}: ${line}`))
    }
    expect(found).toEqual([])
  })

const open = async (state: string, theme = 'light'): Promise<void> => {
  await page.setViewportSize(screensOf('programme')[0])
  await page.goto(site.address({ state, lang: 'sv', theme }))
  await page.waitForSelector(drawn)
}
const sent = (name: string) => page.evaluate((name) => window.sent?.filter((one) => one.name === name).map(({ args }) => args), name)

test('what is written on the screen keyboard stands in the field and reaches main at a pause in the typing', async () => {
  await open('summary-empty')
  await page.getByRole('button', { name: 'Visa tangentbord' }).click()
  for (const key of ['V', 'i', 'Mellanslag', 'å', 'k', 'e', 'Radera', 'ä']) await page.getByRole('button', { name: key, exact: true }).click()
  await expect(page.getByLabel('Huvudpunkt 1')).toHaveValue('Vi åkä')
  await expect.poll(() => sent('points.set')).toContainEqual({ group: 0, segment: 'dialogue-1', index: 0, text: 'Vi åkä' })
  await page.getByRole('button', { name: 'Nästa rad' }).click()
  await expect(page.getByLabel('Huvudpunkt 2')).toBeFocused()
})

/** A finger on the middle of something, through the browser's own input. */
const tap = async (what: Locator): Promise<void> => {
  const box = await what.boundingBox()
  if (box === null) throw new Error('there is nothing to tap')
  const session = await page.context().newCDPSession(page)
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}

test('an attached keyboard puts the one on the screen away, and a finger calls it again', async () => {
  await open('summary-typing')
  const keys = page.getByLabel('Tangentbord på skärmen')
  await expect(keys).toBeVisible()
  await page.keyboard.type('Hej')
  await expect(keys).toBeHidden()
  await expect(page.getByLabel('Huvudpunkt 2')).toHaveValue('Hej')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Huvudpunkt 3')).toBeFocused()
  // The keyboard comes when the finger has left: a field that moves under it would be missed.
  await tap(page.getByLabel('Huvudpunkt 3'))
  await expect(keys).toBeVisible()
})

test('one touch answers a scale, and nothing chosen is carried over', async () => {
  await open('evaluation-scale')
  await page.getByRole('button', { name: '4 av 5' }).click()
  await expect.poll(() => sent('evaluation.answer')).toEqual([{ group: 0, question: 'useful', answer: { kind: 'scale', value: 4 } }])
})

test('closing a round early asks once, and the harmless answer is the one that Enter gives', async () => {
  await open('round-closing')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Nästa', exact: true })).toBeVisible()
  expect(await sent('dialogue.closeRound')).toEqual([])
  await page.getByRole('button', { name: 'Avsluta rundan' }).click()
  await page.getByRole('button', { name: 'Avsluta rundan' }).click()
  expect(await sent('dialogue.closeRound')).toEqual([{ group: 0 }])
})

test('the PIN is typed on keys or on the screen', async () => {
  await open('staff-locked')
  // The staff's page is a part that comes by itself a moment after the first screen.
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('12')
  await page.getByRole('button', { name: '3', exact: true }).click()
  await page.keyboard.type('4')
  await page.keyboard.press('Enter')
  await expect.poll(() => sent('staff.unlock')).toEqual([{ pin: '1234' }])
})
