import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { member } from '../../src-desk/plenary/test-desk.ts'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { talkTexts } from '../../src-shared/i18n/catalogues/talk.ts'
import { browserArguments, drawn, serveGallery } from '../gallery/gallery-site.mjs'
import { goOn, goRound } from '../journeys/dialogue.ts'
import { questionsOf, stepForward } from '../journeys/evaluation.ts'
import { start, takeSeats } from '../journeys/lobby.ts'
import { press, type Room, texts, untilOn } from '../journeys/room.ts'
import { comeInWithClient } from './support/client-page.ts'
import { command } from './support/command.ts'
import { freePort } from './support/free-port.ts'
import { startJanusDesk } from './support/janus-desk.ts'
import { root } from './support/places.ts'
import { plenaryPack, roomProfile } from './support/plenary-room.ts'
import { expect, test } from './support/sound-room.ts'

const images = join(root, 'docs/images')
const full = { x: 0, y: 0, width: 1920, height: 1080 }

/** What hangs on the room's wall, in the size of a page: the README's pictures. */
const take = async (room: Room, name: string): Promise<void> => {
  const session = await room.page.context().newCDPSession(room.page)
  await room.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))))
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip: { ...full, scale: 2 / 3 } })
  const picture = Buffer.from(data, 'base64')
  expect(picture.length).toBeLessThan(300_000)
  await mkdir(images, { recursive: true })
  await writeFile(join(images, `${name}.png`), picture)
}

const at = (clock: string) => Date.parse(`2022-10-20T${clock}:00+02:00`)

const takePictures = () => {
  test('pictures of the first screen and a talk', async ({ kiosk, pulse }) => {
    // A room as it should be: with a speakerphone that was tried.
    await pulse.speakerphone('jabra', 'Jabra Speak 750')
    await pulse.ventilator('jabra')
    const room = await kiosk({ start: '13:26', environment: pulse.environment })
    await room.main.until(({ devices }) => devices.word === 'ready' && devices.check.name === 'idle')
    await take(room, 'lobby')
    await room.stop()

    const later = await kiosk({ start: '13:30' })
    await start(later)
    await untilOn(later, 'welcome')
    await press(later, 'PageDown')
    await untilOn(later, 'talk-1')
    await later.page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 9)
    await expect(later.page.getByRole('button', { name: texts(later, talkTexts).pause })).toBeHidden()
    await expect(later.page.locator('div:has(> video) + div')).not.toBeEmpty()
    await take(later, 'talk')
  })

  test('a picture of the plenary: a presenter and another room, seen and heard', async ({ kiosk, folder }) => {
    test.setTimeout(180_000)
    const port = await freePort()
    const { pack, manifest } = await plenaryPack(folder, port, ['plenary', 'dialogue-2', 'closing', 'evaluation'])
    const desk = await startJanusDesk({ port, manifest, at: at('14:37') })
    await expect.poll(() => desk.media.isUp()).toBe(true)
    const room = await kiosk({ pack, profile: await roomProfile(`${folder}/motala`, 'motala', manifest.id), start: '14:39' })
    await command(room, 'room.start', { seats: [7], rehearsal: false })
    await room.main.until(({ plenary }) => plenary.line.name === 'in')

    const executablePath = findChromium(process.env)
    const browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: browserArguments })
    const others = [
      { of: { ...member('karin', 'presenter'), name: 'Karin Sandgren' }, many: false },
      { of: { ...member('hugo', 'host'), name: 'Hugo Ek' }, many: false },
      { of: { ...member('hoor'), name: 'Höör, stora salen' }, many: true },
    ]
    const pages: Page[] = []
    for (const [which, { of, many }] of others.entries()) {
      const page = await browser.newPage()
      pages.push(page)
      await comeInWithClient(page, port, of, { seminar: manifest.id, camera: true })
      await page.evaluate(([which, many]) => window.client.showPeople(which, many), [which, many] as const)
    }
    const [, host, hoor] = pages
    await room.main.untilTime(at('14:40'))
    await untilOn(room, 'plenary')
    await host?.evaluate(() => window.client.ask('gather'))
    await hoor?.evaluate(() => window.client.ask('hand.raise'))
    await host?.evaluate(() => window.client.ask('floor.giveNext'))
    await hoor?.evaluate(() => window.client.speak(true))
    await expect(room.page.locator('video')).toHaveCount(others.length, { timeout: 20_000 })
    // An encoder begins small, and has found what the line bears after some seconds.
    await room.page.waitForFunction(() => [...document.querySelectorAll('video')].every(({ currentTime }) => currentTime > 8), null, {
      timeout: 60_000,
    })
    await take(room, 'plenary')
    await browser.close()
    await desk.clear()
  })

  test('pictures of a round and the evaluation', async ({ kiosk }) => {
    test.setTimeout(300_000)
    const room = await kiosk({ start: '13:15', speed: 60 })
    await takeSeats(room, [6])
    await start(room)
    await untilOn(room, 'dialogue-1', 90_000)
    await press(room, 'PageDown')
    await press(room, 'PageDown')
    await take(room, 'round')
    await goRound(room)
    await goOn(room)
    await goOn(room)
    await room.main.untilTime(at('14:29'))
    await press(room, 'PageDown')
    await untilOn(room, 'plenary', 90_000)
    await untilOn(room, 'dialogue-2', 90_000)
    await goRound(room)
    await goOn(room)
    await goOn(room)
    await room.main.untilTime(at('15:39'))
    await press(room, 'PageDown')
    await untilOn(room, 'evaluation', 90_000)
    await stepForward(room)
    await expect(room.page.getByRole('heading', { name: questionsOf(room)[0]?.prompt.sv ?? '' })).toBeVisible()
    await take(room, 'evaluation')
  })
}

/** Of states that the gallery has: the host's page as on a laptop, in each language, and the staff screen of a room that is nobody's. */
const takeGalleryPictures = () => {
  test('pictures of the host’s page and the staff screen', async () => {
    const built = mkdtempSync(join(tmpdir(), 'talkroom-host-pictures-'))
    const site = await serveGallery(built)
    const executablePath = findChromium(process.env)
    const browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: browserArguments })
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    await mkdir(images, { recursive: true })
    const draw = async (state: string, lang: string, size: { width: number; height: number }, name: string) => {
      await page.setViewportSize(size)
      await page.goto(site.address({ state, lang }))
      await page.waitForSelector(drawn)
      const picture = await page.screenshot({ path: join(images, `${name}.png`) })
      expect(picture.length).toBeLessThan(300_000)
    }
    await draw('staff-open', 'sv', { width: 1280, height: 720 }, 'staff')
    for (const lang of ['sv', 'en', 'da']) await draw('lead-open', lang, { width: 1366, height: 768 }, `host.${lang}`)
    await browser.close()
    await site.close()
    rmSync(built, { recursive: true, force: true })
  })
}

// They are made on purpose and belong to the documents; nothing is tested by them.
if (process.env.TALKROOM_DOC_IMAGES === '1') {
  takePictures()
  takeGalleryPictures()
}
