import { join } from 'node:path'
import { type Browser, chromium, expect, test } from '@playwright/test'
import type { Browser as Firefox } from 'puppeteer-core'
import { readLeadPage } from '../../src-desk/plenary/server/lead-page.ts'
import { member, pass } from '../../src-desk/plenary/test-desk.ts'
import { comeIn } from '../../src-desk/plenary/test-guest.ts'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { hasPulse, type PulseServer, startPulse } from '../sound/pulse-server.ts'
import { firefoxProgram, openFirefox, openLinkIn, press, textOf } from './support/firefox.ts'
import { startJanusDesk } from './support/janus-desk.ts'
import { root } from './support/places.ts'
import { comeInWithPage } from './support/plenary-page.ts'

test.skip(firefoxProgram === null, 'Firefox is not installed')
test.skip(!hasPulse, 'PulseAudio is not installed')

const firefoxTone = 2000
const roomTone = 1000
const loud = 120

let browser: Browser
let firefox: Firefox
let sound: PulseServer
let desk: Awaited<ReturnType<typeof startJanusDesk>>
test.beforeAll(async () => {
  const leadPage = readLeadPage(join(root, 'dist', 'lead'))
  if (leadPage === null) throw new Error('the page was not built')
  desk = await startJanusDesk({ leadPage })
  // Firefox measures no sound where there is no loudspeaker.
  sound = await startPulse()
  await sound.speaker('laptop', 'Laptop')
  firefox = await openFirefox({ ...process.env, ...sound.environment }, firefoxTone)
  const executablePath = findChromium(process.env)
  browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  })
  await expect.poll(() => desk.media.isUp()).toBe(true)
})
test.afterAll(async () => {
  await browser.close()
  await firefox.close()
  await desk.clear()
  await sound.stop()
})

test('a presenter who has Firefox tries camera and microphone, goes in, hears a room and is heard and seen by it', async () => {
  const wrong: string[] = []
  const presenter = await openLinkIn(firefox, `http://127.0.0.1:${desk.port}/lead#${pass(member('eva', 'presenter'))}`, wrong)
  const says = (text: string) => expect.poll(() => textOf(presenter)).toContain(text)
  const openDevices = () => presenter.evaluate(() => window.openDevices())

  await says('Välkommen, EVA')
  expect(presenter.url()).toBe(`http://127.0.0.1:${desk.port}/lead/`)
  await press(presenter, 'Prova kamera och mikrofon')
  await says('Mikrofonen hör dig.')
  await press(presenter, 'Gå in')
  await says('Mikrofonen är av: ingen hör dig.')

  const room = await browser.newPage()
  await comeInWithPage(room, desk.port, member('motala'), roomTone)
  for (const what of ['receive', 'publish'] as const) expect(await room.evaluate((name) => window.member[name](), what)).toMatchObject({ ok: true })
  const roomHears = (tone: number) => expect.poll(() => room.evaluate((frequency) => window.member.hears(frequency), tone), { intervals: [50] })

  const host = await comeIn(desk.port, member('hugo', 'host'))
  await room.evaluate(() => window.member.ask('hand.raise'))
  await host.ask('floor.giveNext')
  await room.evaluate(() => window.member.open())
  await expect.poll(() => presenter.evaluate((tone) => window.hearsPlayed(tone), roomTone), { intervals: [50] }).toBeGreaterThan(loud)
  await says('MOTALA har ordet')

  // Her picture is there from the beginning; her sound only while she wants it.
  await expect.poll(() => room.evaluate(() => window.member.senders())).toEqual(['eva', 'eva'])
  await expect.poll(() => room.evaluate(() => window.member.pictures())).toBeGreaterThan(10)
  await roomHears(firefoxTone).toBe(0)
  expect(await openDevices()).toEqual(['video'])
  await press(presenter, 'Slå på mikrofonen')
  await says('Alla hör dig.')
  await roomHears(firefoxTone).toBeGreaterThan(loud)
  await press(presenter, 'Stäng av mikrofonen')
  await roomHears(firefoxTone).toBe(0)
  expect(await openDevices()).toEqual(['video'])

  await press(presenter, 'Lämna scenen')
  await expect.poll(openDevices).toEqual([])
  expect(wrong).toEqual([])
})
