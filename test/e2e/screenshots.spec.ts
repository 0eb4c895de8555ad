import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { talkTexts } from '../../src-shared/i18n/catalogues/talk.ts'
import { browserArguments, drawn, serveGallery } from '../gallery/gallery-site.mjs'
import { goOn, goRound } from '../journeys/dialogue.ts'
import { questionsOf, stepForward } from '../journeys/evaluation.ts'
import { start, takeSeats } from '../journeys/lobby.ts'
import { press, type Room, texts, untilOn } from '../journeys/room.ts'
import { enterPin, toStaffDoor } from '../journeys/staff.ts'
import { root } from './support/places.ts'
import { expect, test } from './support/sound-room.ts'
import { setPin } from './support/staff-pin.ts'

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
  test('pictures of the first screen, the staff screen and a talk', async ({ kiosk, profile, pulse }) => {
    await setPin(profile, '2468')
    // A room as it should be: with a speakerphone that was tried.
    await pulse.speakerphone('jabra', 'Jabra Speak 750')
    await pulse.ventilator('jabra')
    const room = await kiosk({ start: '13:26', environment: pulse.environment })
    await room.main.until(({ devices }) => devices.word === 'ready' && devices.check.name === 'idle')
    await take(room, 'lobby')
    await toStaffDoor(room)
    await enterPin(room, '2468')
    await room.main.until(({ staff }) => staff.state === 'open')
    await take(room, 'staff')
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

  test('pictures of a round, the plenary and the evaluation', async ({ kiosk }) => {
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
    await take(room, 'plenary')
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

/** The host's page as on a laptop, in each language: of a state that the gallery has. */
const takeHostPictures = () => {
  test('pictures of the host’s page', async () => {
    const built = mkdtempSync(join(tmpdir(), 'talkroom-host-pictures-'))
    const site = await serveGallery(built)
    const executablePath = findChromium(process.env)
    const browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: browserArguments })
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
    await mkdir(images, { recursive: true })
    for (const lang of ['sv', 'en', 'da']) {
      await page.goto(site.address({ state: 'lead-open', lang }))
      await page.waitForSelector(drawn)
      const picture = await page.screenshot({ path: join(images, `host.${lang}.png`) })
      expect(picture.length).toBeLessThan(300_000)
    }
    await browser.close()
    await site.close()
    rmSync(built, { recursive: true, force: true })
  })
}

// They are made on purpose and belong to the documents; nothing is tested by them.
if (process.env.TALKROOM_DOC_IMAGES === '1') {
  takePictures()
  takeHostPictures()
}
