import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { findProgram } from '../../build/setup/paths.mjs'
import { member } from '../../src-desk/plenary/test-desk.ts'
import { comeIn } from '../../src-desk/plenary/test-guest.ts'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { startCoturn } from './support/coturn.ts'
import { type JanusDeskOptions, startJanusDesk } from './support/janus-desk.ts'
import { comeInWithPage } from './support/plenary-page.ts'
import { noNetworkBecause, openRoomNetwork, type RoomNetwork } from './support/room-network.ts'

const unable = noNetworkBecause()
test.skip(unable !== null, `a network of its own for a room: ${unable}`)

let network: RoomNetwork
let far: Browser
let near: Browser
let desk: Awaited<ReturnType<typeof startJanusDesk>>
const args = [
  '--no-sandbox',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
]
test.beforeAll(async () => {
  network = openRoomNetwork()
  const program = findChromium(process.env) ?? 'chromium'
  far = await chromium.launch({ executablePath: network.wrapped(program), args })
  near = await chromium.launch({ executablePath: program, args })
})
test.afterAll(async () => {
  await far.close()
  await near.close()
  network.close()
})
test.afterEach(async () => {
  network.cut()
  for (const context of [...far.contexts(), ...near.contexts()]) await context.close()
  await desk.clear()
})
const startDesk = async (options: JanusDeskOptions = {}) => {
  desk = await startJanusDesk({
    ...options,
    folder: mkdtempSync(join(tmpdir(), 'plenary-network-')),
    host: network.desk,
    mediaAddress: network.desk,
  })
  await expect.poll(() => desk.media.isUp()).toBe(true)
}

const loud = 120
const room = async (browser: Browser, id: string, tone: number): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  await comeInWithPage(page, desk.port, member(id), tone, network.desk)
  for (const what of ['receive', 'publish'] as const) expect(await page.evaluate((name) => window.member[name](), what)).toMatchObject({ ok: true })
  await page.evaluate(() => window.member.open())
  return page
}
const hears = (page: Page, tone: number) => page.evaluate((frequency) => window.member.hears(frequency), tone)
const untilHeard = (page: Page, tone: number) => expect.poll(() => hears(page, tone), { intervals: [50] }).toBeGreaterThan(loud)
const giveFloor = async (page: Page) => {
  const host = await comeIn(desk.port, member('hugo', 'host'), undefined, network.desk)
  await page.evaluate(() => window.member.ask('hand.raise'))
  await host.ask('floor.giveNext')
}

for (const [transport, cut] of [
  ['udp', 'udp dport 20000-29999'],
  ['tcp', 'meta l4proto udp'],
] as const)
  test(`a room that Janus cannot be reached from hears and is heard over a relay, by ${transport}`, async () => {
    test.skip(findProgram('turnserver') === null, 'needs coturn')
    const relay = await startCoturn(network.desk, 'a secret of the north')
    try {
      await startDesk({ relays: { urls: relay.urls(transport), secret: 'a secret of the north' } })
      network.cut(cut)
      const speaker = await room(far, 'motala', 1000)
      const listener = await room(near, 'lund', 2700)
      await giveFloor(speaker)
      await untilHeard(listener, 1000)
      const host = await comeIn(desk.port, member('hugo', 'host'), undefined, network.desk)
      await host.ask('floor.return')
      await giveFloor(listener)
      await untilHeard(speaker, 2700)
      expect(await speaker.evaluate(() => window.member.way())).toBe(`relay ${transport}`)
    } finally {
      await relay.stop()
    }
  })
