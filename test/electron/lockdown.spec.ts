import type { ElectronApplication } from '@playwright/test'
import { expect, test } from '../e2e/support/fixture.ts'
import type { RunningKiosk } from '../e2e/support/kiosk.ts'
import { onlyElectron } from '../shells.ts'

const mainOf = ({ app }: RunningKiosk): ElectronApplication => {
  if (app === null) throw new Error('these are asked in Electron only')
  return app
}

const windowsIn = (app: ElectronApplication) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

test('the window fills the screen without a frame or a menu, and its page has no privileges', onlyElectron, async ({ kiosk }) => {
  const room = await kiosk()
  const window = await mainOf(room).evaluate(({ BrowserWindow, Menu }) => {
    const [one, ...others] = BrowserWindow.getAllWindows()
    return { others: others.length, kiosk: one?.isKiosk(), closable: one?.isClosable(), menu: Menu.getApplicationMenu() === null }
  })
  expect(window).toEqual({ others: 0, kiosk: true, closable: false, menu: true })
  const types = () => ['require', 'process', 'module', 'Buffer'].map((name) => typeof Reflect.get(globalThis, name))
  expect(await room.page.evaluate(types)).toEqual(['undefined', 'undefined', 'undefined', 'undefined'])
})

test('the page may use the microphone and nothing else that asks', onlyElectron, async ({ kiosk }) => {
  const { page } = await kiosk()
  const states = await page.evaluate(async () => {
    const ask = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state
    return { camera: await ask('camera'), microphone: await ask('microphone'), geolocation: await ask('geolocation'), midi: await ask('midi') }
  })
  expect(states).toEqual({ camera: 'denied', microphone: 'granted', geolocation: 'denied', midi: 'denied' })
})

test('a page that the kiosk did not make is shut in as its own: no address, no window', onlyElectron, async ({ kiosk }) => {
  const app = mainOf(await kiosk())
  const before = await windowsIn(app)
  const at = await app.evaluate(async ({ BrowserWindow }) => {
    const strange = new BrowserWindow({ show: false })
    await strange.loadURL('about:blank')
    await strange.webContents.executeJavaScript(`void open('https://example.org/'); location.assign('https://example.org/there')`, true)
    // A navigation that nobody stopped would have begun by the next answer of its page.
    await strange.webContents.executeJavaScript('new Promise((resolve) => setTimeout(resolve, 500))')
    const address = strange.webContents.getURL()
    strange.destroy()
    return address
  })
  expect(at).toBe('about:blank')
  expect(await windowsIn(app)).toBe(before)
})

test('a window that is asked to close stays', onlyElectron, async ({ kiosk }) => {
  const room = await kiosk()
  await mainOf(room).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await windowsIn(mainOf(room))).toBe(1)
  expect(await room.page.evaluate(() => document.visibilityState)).toBe('visible')
})

test('a window that lost the whole screen takes it again', onlyElectron, async ({ kiosk }) => {
  const room = await kiosk()
  const app = mainOf(room)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setFullScreen(false))
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk())).toBe(true)
  await expect.poll(() => room.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1920, 1080])
})
