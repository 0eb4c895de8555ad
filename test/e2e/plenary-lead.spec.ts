import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { readLeadPage } from '../../src-desk/plenary/server/lead-page.ts'
import { member, pass } from '../../src-desk/plenary/test-desk.ts'
import { comeIn } from '../../src-desk/plenary/test-guest.ts'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import type { Member } from '../../src-shared/plenary/members.ts'
import { startJanusDesk } from './support/janus-desk.ts'
import { listenToElements } from './support/lead-ears.ts'
import { root } from './support/places.ts'
import { comeInWithPage } from './support/plenary-page.ts'

let browser: Browser
let desk: Awaited<ReturnType<typeof startJanusDesk>>
const wrong: string[] = []

test.beforeAll(async () => {
  const leadPage = readLeadPage(join(root, 'dist', 'lead'))
  if (leadPage === null) throw new Error('the page was not built')
  desk = await startJanusDesk({ leadPage })
  const executablePath = findChromium(process.env)
  browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'],
  })
  await expect.poll(() => desk.media.isUp()).toBe(true)
})
test.afterAll(async () => {
  await browser.close()
  await desk.clear()
})

const contextOf = (): Promise<BrowserContext> => browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'sv-SE' })

/** Opens somebody's link as they got it. */
const openLink = async (of: Member): Promise<Page> => {
  const page = await (await contextOf()).newPage()
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  await page.addInitScript(listenToElements)
  await page.goto(`http://127.0.0.1:${desk.port}/lead#${pass(of)}`)
  return page
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const hears = (page: Page, tone: number) => page.evaluate((frequency) => window.hearsPlayed(frequency), tone)
const loud = 120
const untilHeard = (page: Page, tone: number) => expect.poll(() => hears(page, tone), { intervals: [50] }).toBeGreaterThan(loud)
const untilSilent = (page: Page, tone: number) => expect.poll(() => hears(page, tone), { intervals: [50] }).toBe(0)

const eva = member('eva', 'presenter')

test('a host and a presenter lead a plenary from their browsers: points, the floor, sound, silence, another device, and back', async () => {
  const host = await openLink(member('hugo', 'host'))
  // The link is out of the address before anybody can see it, and a reload does not need it.
  expect(host.url()).toBe(`http://127.0.0.1:${desk.port}/lead/`)
  await press(host, 'Prova kamera och mikrofon')
  await expect(host.locator('video')).toHaveJSProperty('paused', false)
  await expect(host.getByText('Mikrofonen hör dig.')).toBeVisible()
  await host.reload()
  await press(host, 'Gå in')
  const presenter = await openLink(eva)
  await press(presenter, 'Gå in')

  const motala = await (await contextOf()).newPage()
  await comeInWithPage(motala, desk.port, member('motala'), 1000)
  for (const what of ['receive', 'publish'] as const) expect(await motala.evaluate((name) => window.member[name](), what)).toMatchObject({ ok: true })
  const lund = await comeIn(desk.port, member('lund', 'room', 2))

  await test.step('points come, are marked, put together and shown', async () => {
    await motala.evaluate(() => window.member.ask('points.contribute', { item: 'm1', group: 0, kind: 'mainPoint', texts: ['Tid', 'Lokal'] }))
    await lund.ask('points.contribute', { item: 'm2', group: 1, kind: 'mainPoint', texts: ['Barnen först'] })
    const card = (page: Page, text: string) => page.locator('[data-point]').filter({ hasText: text })
    await expect(card(presenter, 'Barnen först')).toContainText('LUND, grupp 2')
    await card(presenter, 'Barnen först').getByRole('button', { name: 'Märk med stjärna' }).click()
    await expect(card(host, 'Barnen först').getByRole('button', { name: 'Märk med stjärna' })).toHaveAttribute('aria-pressed', 'true')

    await card(host, 'Lokal').dragTo(card(host, 'Tid'))
    const heading = host.getByRole('textbox', { name: 'Rubrik' })
    await expect(heading).toBeFocused()
    await heading.fill('Resurser')
    // What comes meanwhile takes nothing away from the one who writes.
    await lund.ask('points.contribute', { item: 'q1', group: 0, kind: 'question', texts: ['Hur började ni?'] })
    await expect(host.getByRole('button', { name: 'Frågor 1' })).toBeVisible()
    await expect(heading).toHaveValue('Resurser')
    await host.keyboard.press('Enter')
    await expect(presenter.getByRole('heading', { name: 'Resurser' })).toBeVisible()

    await press(host, 'Visa den här')
    await lund.sees(({ shown }) => JSON.stringify(shown).includes('"text":"Tid"'))
    await press(host, 'Visa den här')
    // Each group one before any gets two.
    await lund.sees(({ shown }) => JSON.stringify(shown).includes('Barnen först'))
    await expect(presenter.getByText('På alla skärmar nu')).toHaveCount(2)
  })

  await test.step('what a captioner writes is on the pages of all, sentence by sentence', async () => {
    const captioner = await openLink(member('stina', 'captioner'))
    await press(captioner, 'Gå in')
    const field = captioner.getByRole('textbox', { name: 'Skriv det som sägs' })
    await field.pressSequentially('Vi börjar kl. 14 i dag. <b>Nu')
    await lund.sees(({ captions }) => JSON.stringify(captions).includes('Vi börjar kl. 14 i dag.'))
    await expect(field).toHaveValue('<b>Nu')
    await field.press('Enter')
    for (const page of [captioner, host, presenter]) await expect(page.getByRole('log').getByText('<b>Nu')).toBeVisible()
    await captioner.context().close()
  })

  await test.step('the floor is given, the room is heard, silenced and heard again', async () => {
    await motala.evaluate(() => window.member.ask('hand.raise'))
    await expect(presenter.getByText('har inte talat')).toBeVisible()
    await press(host, 'Ge ordet till MOTALA')
    await motala.evaluate(() => window.member.open())
    await untilHeard(presenter, 1000)
    await expect(presenter.getByText('MOTALA har ordet', { exact: true })).toBeVisible()
    await press(host, 'Stäng av ljudet: MOTALA')
    await untilSilent(presenter, 1000)
    await press(host, 'Slå på ljudet: MOTALA')
    await untilHeard(presenter, 1000)
  })

  await test.step('the presenter is heard only with the microphone on', async () => {
    await expect(presenter.getByText('Mikrofonen är av: ingen hör dig.')).toBeVisible()
    expect(await presenter.evaluate(() => window.openDevices())).toEqual(['video'])
    await press(presenter, 'Slå på mikrofonen')
    await expect(presenter.getByText('Alla hör dig.')).toBeVisible()
    await expect.poll(() => motala.evaluate(() => window.member.senders())).toContain('eva')
    await expect.poll(() => motala.evaluate(() => window.member.packets())).toBeGreaterThan(20)
    // The picture that the host sees of her is the one that her browser makes.
    await expect(host.locator('[data-member="eva"] video')).toHaveJSProperty('paused', false)
    await press(host, 'Stäng av ljudet: EVA')
    await expect(presenter.getByText('En värd har stängt av ditt ljud: ingen hör dig.')).toBeVisible()
    await press(presenter, 'Stäng av mikrofonen')
    expect(await presenter.evaluate(() => window.openDevices())).toEqual(['video'])
  })

  await test.step('the same link on another device waits until the host lets it in', async () => {
    const second = await openLink(eva)
    await expect(second.getByRole('heading', { name: 'Väntar på att bli insläppt' })).toBeVisible()
    await host.getByRole('button', { name: /^Rum/ }).click()
    await press(host, 'Släpp in: EVA')
    await expect(second.getByRole('heading', { name: 'Välkommen, EVA' })).toBeVisible()
    await expect(presenter.getByRole('heading', { name: 'Väntar på att bli insläppt' })).toBeVisible()
    // Who was put out has nothing open any more.
    expect(await presenter.evaluate(() => window.openDevices())).toEqual([])
    await press(second, 'Gå in')
    await untilHeard(second, 1000)

    await press(host, 'Skicka tillbaka alla')
    await press(host, 'Skicka tillbaka')
    await expect(second.getByText('Samlingen är slut', { exact: true })).toBeVisible()
    await untilSilent(second, 1000)
    await press(host, 'Ångra')
    await expect(second.getByText('Samlingen pågår')).toBeVisible()
  })
  expect(wrong).toEqual([])
})
