import { deviceTexts } from '../../src-shared/i18n/catalogues/devices.ts'
import { type DummyScreens, hasDummyScreens, startDummyScreens } from '../displays/dummy-screens.ts'
import { report } from './support/devices-report.ts'
import { expect, test } from './support/fixture.ts'
import { startKiosk } from './support/kiosk.ts'

test.skip(!hasDummyScreens, 'needs Xorg with the dummy driver (packages xserver-xorg-core and xserver-xorg-video-dummy), as root')

let screens: DummyScreens
test.beforeEach(async () => {
  screens = await startDummyScreens()
})
test.afterEach(() => screens.stop())

test('screens that are plugged in, mirrored wrongly, made small and plugged out are seen within two seconds under a running kiosk', async ({
  profile,
}) => {
  const room = await startKiosk(screens.display, { profile, start: '12:00' })
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
      return { fault: what, milliseconds: [Math.round(performance.now() - began)] }
    }
    await room.main.until(({ devices }) => devices.screens.length === 1)
    expect(room.main.slices().devices.screens[0]).toMatchObject({ connector: 'DUMMY0', width: 1920, height: 1080, primary: true })

    const plugged = await seen(
      'screen plugged in',
      ['--output', 'DUMMY1', '--mode', '1920x1080', '--right-of', 'DUMMY0'],
      (connectors, causes) => connectors.length === 2 && !causes.includes('screen-mirrored'),
    )

    const mirrored = await seen('screen mirrored in another size', ['--output', 'DUMMY1', '--mode', '1024x576', '--same-as', 'DUMMY0'], (_, causes) =>
      causes.includes('screen-mirrored'),
    )
    const finding = room.main.slices().devices.findings.find(({ cause }) => cause === 'screen-mirrored')
    expect(finding).toMatchObject({ device: 'DUMMY0', other: 'DUMMY1' })

    const unplugged = await seen(
      'screen unplugged',
      ['--output', 'DUMMY1', '--off'],
      (connectors, causes) => connectors.length === 1 && !causes.includes('screen-mirrored'),
    )

    const small = await seen('screen with few points', ['--output', 'DUMMY0', '--mode', '1024x576'], (_, causes) => causes.includes('screen-small'))
    await expect.poll(() => room.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1024, 576])

    const en = deviceTexts.en
    await report([
      { ...plugged, sees: '(nothing: the kiosk stays on the main screen)' },
      { ...mirrored, sees: en['screen-mirrored']({ device: '…', other: '…' }) },
      { ...unplugged, sees: '(nothing: the kiosk stays on the main screen)' },
      { ...small, sees: en['screen-small']({ device: '…', other: '…' }) },
    ])
  } finally {
    await room.stop()
  }
})
