import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { openJanusLink } from '../../src-desk/plenary/janus/janus-link.ts'
import { member } from '../../src-desk/plenary/test-desk.ts'
import { comeIn } from '../../src-desk/plenary/test-guest.ts'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { type JanusDeskOptions, startDeskProcess, startJanus } from './support/janus-desk.ts'
import { comeInWithPage } from './support/plenary-page.ts'

let browser: Browser
let desk: Awaited<ReturnType<typeof startDeskProcess>>
let folder: string
let options: JanusDeskOptions
test.beforeAll(async () => {
  const executablePath = findChromium(process.env)
  browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--disable-renderer-backgrounding', '--disable-background-timer-throttling'],
  })
})
test.afterAll(() => browser.close())
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-restart-'))
  options = { folder }
  desk = await startDeskProcess(options)
})
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await desk.end('SIGTERM')
})

const loud = 120
const motala = { ...member('motala'), tone: 1000 }
const lund = { ...member('lund'), tone: 2700 }
const room = async ({ tone, ...of }: typeof motala): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  await comeInWithPage(page, desk.port, of, tone)
  for (const what of ['receive', 'publish'] as const) expect(await page.evaluate((name) => window.member[name](), what)).toMatchObject({ ok: true })
  await page.evaluate(() => window.member.open())
  return page
}
const hears = (page: Page, tone: number) => page.evaluate((frequency) => window.member.hears(frequency), tone)
const untilHeard = (page: Page, tone: number) => expect.poll(() => hears(page, tone), { intervals: [50] }).toBeGreaterThan(loud)
const untilSilent = (page: Page, tone: number) => expect.poll(() => hears(page, tone), { intervals: [50] }).toBe(0)
const quietest = (page: Page, tone: number) => page.evaluate((frequency) => window.member.quietest(frequency), tone)
const host = async () => comeIn(desk.port, member('hugo', 'host'))
const giveFloor = async (page: Page) => {
  await page.evaluate(() => window.member.ask('hand.raise'))
  await (await host()).ask('floor.giveNext')
}
const startAgain = async () => {
  desk = await startDeskProcess({ ...options, port: desk.port })
}

test('a desk that is killed and started again finds its Janus and everybody in it, and the sound never stops', async () => {
  const speaker = await room(motala)
  const listener = await room(lund)
  await giveFloor(speaker)
  await untilHeard(listener, motala.tone)
  await quietest(listener, motala.tone)
  const { janus, port } = desk
  const began = Date.now()
  await desk.end('SIGKILL')
  await listener.waitForTimeout(1500)
  await startAgain()
  test.info().annotations.push({ type: 'desk killed to desk ready', description: `${Date.now() - began} ms` })
  expect(desk).toMatchObject({ janus, port })
  for (const page of [speaker, listener]) expect(await page.evaluate(() => window.member.again())).toMatchObject({ ok: true })
  await listener.waitForTimeout(500)
  expect(await quietest(listener, motala.tone)).toBeGreaterThan(loud)
  for (const page of [speaker, listener]) expect(await page.evaluate(() => window.member.lost)).toBe(0)

  // The new desk holds the same room: it silences, gives the floor on, and takes the floor away.
  const lead = await host()
  await lead.ask('mute', { member: 'motala' })
  await untilSilent(listener, motala.tone)
  await lead.ask('unmute', { member: 'motala' })
  await untilHeard(listener, motala.tone)
  await lead.ask('floor.return')
  await untilSilent(listener, motala.tone)
  await giveFloor(listener)
  await untilHeard(speaker, lund.tone)
})

test('who is silenced is silenced anew before anything else, and who does not come back is out', async () => {
  const speaker = await room(motala)
  const listener = await room(lund)
  await giveFloor(speaker)
  await untilHeard(listener, motala.tone)
  await (await host()).ask('mute', { member: 'motala' })
  await untilSilent(listener, motala.tone)
  await desk.end('SIGKILL')
  // Somebody with every secret lets the stream through while no desk looks.
  const { room: id, secret } = JSON.parse(readFileSync(join(folder, 'janus', 'room.json'), 'utf8'))
  const link = await openJanusLink({ ...desk, claim: null, onReopened: () => undefined, onEnd: () => undefined })
  await (await link.attach()).ask({ request: 'moderate', room: id, secret, id: 'motala', mid: '0', mute: false })
  await untilHeard(listener, motala.tone)
  await link.close()
  await startAgain()
  await untilSilent(listener, motala.tone)
  expect(await listener.evaluate(() => window.member.again())).toMatchObject({ ok: true })
  // A page that died has no seat to resume, and takes one anew.
  await speaker.close()
  const again = await room(motala)
  await (await host()).ask('unmute', { member: 'motala' })
  await untilHeard(listener, motala.tone)
  expect(await again.evaluate(() => window.member.lost)).toBe(0)
})

test('a Janus that cannot be claimed is replaced, and everybody takes a seat anew', async () => {
  const listener = await room(lund)
  await desk.end('SIGKILL')
  const { janus } = desk
  process.kill(janus, 'SIGSTOP')
  await startAgain()
  expect(desk.janus).not.toBe(janus)
  expect(await listener.evaluate(() => window.member.again())).toMatchObject({ ok: false, reason: 'no-seat' })
  await giveFloor(await room(motala))
  for (const what of ['receive', 'publish'] as const)
    expect(await listener.evaluate((name) => window.member[name](), what)).toMatchObject({ ok: true })
  await untilHeard(listener, motala.tone)
})

test('two servers show one stage, one of them elsewhere, also over a restart of the desk', async () => {
  await desk.end('SIGTERM')
  const other = await startJanus(join(folder, 'elsewhere'), 21_000)
  try {
    options = {
      folder: mkdtempSync(join(tmpdir(), 'plenary-two-')),
      elsewhere: { url: other.url, apiSecret: other.apiSecret, adminKey: other.adminKey },
    }
    desk = await startDeskProcess(options)
    const speaker = await room(motala)
    // The first server is full with one.
    const listener = await room(lund)
    await giveFloor(speaker)
    const began = Date.now()
    await untilHeard(listener, motala.tone)
    test.info().annotations.push({ type: 'floor given to tone heard at another server', description: `${Date.now() - began} ms` })
    const lead = await host()
    await lead.ask('mute', { member: 'motala' })
    await untilSilent(listener, motala.tone)
    await lead.ask('unmute', { member: 'motala' })
    await untilHeard(listener, motala.tone)

    await quietest(listener, motala.tone)
    await desk.end('SIGKILL')
    await startAgain()
    for (const page of [speaker, listener]) expect(await page.evaluate(() => window.member.again())).toMatchObject({ ok: true })
    await listener.waitForTimeout(500)
    expect(await quietest(listener, motala.tone)).toBeGreaterThan(loud)

    // The other way round, and after somebody went and came back.
    await (await host()).ask('floor.return')
    await untilSilent(listener, motala.tone)
    await giveFloor(listener)
    await untilHeard(speaker, lund.tone)
    await listener.evaluate(() => window.member.leave())
    await untilSilent(speaker, lund.tone)
    for (const what of ['receive', 'publish'] as const) await listener.evaluate((name) => window.member[name](), what)
    await listener.evaluate(() => window.member.open())
    await untilHeard(speaker, lund.tone)
    await (await host()).ask('floor.return')
    await giveFloor(speaker)
    await untilHeard(listener, motala.tone)
    expect(desk.errors()).toBe('')
  } finally {
    await other.stop()
  }
})
