import type { Page } from '@playwright/test'
import { besideTexts } from '../../src-shared/i18n/catalogues/beside.ts'
import { troubleTexts } from '../../src-shared/i18n/catalogues/troubles.ts'
import { type DummyScreens, hasDummyScreens, startDummyScreens } from '../displays/dummy-screens.ts'
import { onlyChromium } from '../shells.ts'
import { command } from './support/command.ts'
import { report } from './support/devices-report.ts'
import { expect, test } from './support/fixture.ts'
import { setPin } from './support/staff-pin.ts'

test.skip(!hasDummyScreens, 'needs Xorg with the dummy driver (packages xserver-xorg-core and xserver-xorg-video-dummy), as root')

const xrandr = onlyChromium('reads the screens from xrandr, by the names of their sockets; what Electron tells of them is tried on its double')

let screens: DummyScreens
test.beforeEach(async () => {
  screens = await startDummyScreens()
})
test.afterEach(() => screens.stop())

test(
  'screens that are plugged in, mirrored wrongly, made small and plugged out are seen within two seconds under a running kiosk',
  xrandr,
  async ({ kiosk }) => {
    const room = await kiosk({ display: screens.display, start: '12:00' })
    try {
      const seen = async (what: string, change: readonly string[], holds: (connectors: readonly string[], causes: readonly string[]) => boolean) => {
        const began = performance.now()
        await screens.xrandr(...change)
        await room.main.until(
          ({ devices }) =>
            holds(
              devices.screens.map(({ connector }) => connector),
              devices.findings.map(({ cause }) => cause),
            ),
          2000,
        )
        await report({ [what]: [performance.now() - began] })
      }
      await room.main.until(({ devices }) => devices.screens.length === 1)
      expect(room.main.slices().devices.screens[0]).toMatchObject({ connector: 'DUMMY0', width: 1920, height: 1080, primary: true })

      await seen(
        'screen plugged in',
        ['--output', 'DUMMY1', '--mode', '1920x1080', '--right-of', 'DUMMY0'],
        (connectors, causes) => connectors.length === 2 && !causes.includes('screen-mirrored'),
      )

      await seen('screen mirrored in another size', ['--output', 'DUMMY1', '--mode', '1024x576', '--same-as', 'DUMMY0'], (_, causes) =>
        causes.includes('screen-mirrored'),
      )
      const finding = room.main.slices().devices.findings.find(({ cause }) => cause === 'screen-mirrored')
      expect(finding).toMatchObject({ device: 'DUMMY0', other: 'DUMMY1' })

      await seen(
        'screen unplugged',
        ['--output', 'DUMMY1', '--off'],
        (connectors, causes) => connectors.length === 1 && !causes.includes('screen-mirrored'),
      )

      await seen('screen with few points', ['--output', 'DUMMY0', '--mode', '1024x576'], (_, causes) => causes.includes('screen-small'))
      await expect.poll(() => room.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1024, 576])
    } finally {
      await room.stop()
    }
  },
)

/** Where a window is on the desktop, as its page sees it. */
const placeOf = (page: Page) => page.evaluate(() => [screenX, screenY, innerWidth, innerHeight].join(' '))

test(
  'the room’s picture is where staff pinned it, the other screen is black or the moderator’s, and both follow what is plugged in',
  xrandr,
  async ({ kiosk, profile }) => {
    await setPin(profile, '24681357')
    await screens.xrandr('--output', 'DUMMY1', '--mode', '1024x576', '--right-of', 'DUMMY0')
    const room = await kiosk({ display: screens.display, start: '13:31' })
    const [left, right] = ['0 0 1920 1080', '1920 0 1024 576']
    const pageOf = (shows: string) =>
      room.page
        .context()
        .pages()
        .find((page) => page.url().endsWith(`?beside=${shows}`))
    const moderator = () => {
      const page = pageOf('moderator')
      if (page === undefined) throw new Error('the moderator has no view')
      return page
    }
    const besideAt = async (shows: string) => {
      const page = pageOf(shows)
      return page === undefined ? 'none' : placeOf(page)
    }
    try {
      await expect.poll(() => besideAt('black')).toBe(right)
      expect(await placeOf(room.page)).toBe(left)
      await expect.poll(() => room.page.evaluate(() => document.hasFocus())).toBe(true)

      await command(room, 'staff.unlock', { pin: '24681357' })
      await command(room, 'devices.others', { others: 'moderator' })
      await expect.poll(() => besideAt('moderator')).toBe(right)
      expect(pageOf('black')).toBeUndefined()
      await expect(moderator().getByText(besideTexts.sv.title)).toBeVisible()

      let began = performance.now()
      await command(room, 'devices.pinScreen', { connector: 'DUMMY1' })
      await expect.poll(() => placeOf(room.page)).toBe(right)
      await expect.poll(() => besideAt('moderator')).toBe(left)
      const moved = Math.round(performance.now() - began)
      // What the moderator sees goes on with the room, and asks for nothing itself.
      await command(room, 'room.start', { seats: [7], rehearsal: false })
      await expect(moderator().locator('[aria-current=step]')).toBeVisible()

      began = performance.now()
      await screens.xrandr('--output', 'DUMMY1', '--off')
      await expect.poll(() => placeOf(room.page)).toBe(left)
      await expect(room.page.getByText(troubleTexts.sv['screen-replaced']({ device: 'DUMMY1' }))).toBeVisible()
      const gone = Math.round(performance.now() - began)
      expect(await besideAt('moderator')).toBe('none')

      began = performance.now()
      await screens.xrandr('--output', 'DUMMY1', '--mode', '1024x576', '--right-of', 'DUMMY0')
      await expect.poll(() => placeOf(room.page)).toBe(right)
      const back = Math.round(performance.now() - began)
      await expect.poll(() => besideAt('moderator')).toBe(left)
      await report({ 'staff pin another screen': [moved], 'the room’s screen unplugged': [gone], 'the room’s screen plugged in again': [back] })
      expect(Math.max(gone, back)).toBeLessThan(2000)
    } finally {
      await room.stop()
    }
  },
)
