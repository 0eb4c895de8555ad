import { start, takeSeats } from '../journeys/lobby.ts'
import { untilOn } from '../journeys/room.ts'
import { crashPage, expect, test } from './electron-kiosk.ts'

test('the window fills the screen without a frame or a menu, and its page has no privileges', async ({ kiosk }) => {
  const { app, page } = await kiosk()
  const window = await app.evaluate(({ BrowserWindow, Menu }) => {
    const [one, ...others] = BrowserWindow.getAllWindows()
    return { others: others.length, kiosk: one?.isKiosk(), closable: one?.isClosable(), menu: Menu.getApplicationMenu() === null }
  })
  expect(window).toEqual({ others: 0, kiosk: true, closable: false, menu: true })
  expect(
    await page.evaluate(() => ({ require: typeof Reflect.get(globalThis, 'require'), process: typeof Reflect.get(globalThis, 'process') })),
  ).toEqual({
    require: 'undefined',
    process: 'undefined',
  })
})

test('no way leads out of the page: addresses, windows, downloads, embedded pages, permissions', async ({ kiosk }) => {
  const { app, page } = await kiosk()
  const at = page.url()
  for (const address of ['https://example.org/', 'file:///etc/passwd', 'chrome://version/', 'data:text/html,x', 'http://127.0.0.1:1/']) {
    await page.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: to, target: '_blank', download: 'x' })
      document.body.append(link)
      link.click()
      link.remove()
    }, address)
    await page.evaluate((to) => void window.open(to), address)
    await page.evaluate((to) => location.assign(to), address).catch(() => undefined)
    expect(page.url()).toBe(at)
  }
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  const states = await page.evaluate(async () => {
    const ask = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state
    return { camera: await ask('camera'), microphone: await ask('microphone'), geolocation: await ask('geolocation'), midi: await ask('midi') }
  })
  expect(states).toEqual({ camera: 'denied', microphone: 'granted', geolocation: 'denied', midi: 'denied' })
})

test('neither a closed window nor a request to quit from within takes the kiosk away', async ({ kiosk }) => {
  const { app, page } = await kiosk()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(await page.evaluate(() => document.visibilityState)).toBe('visible')
})

test('a page that crashed in a talk is back in the same window, at the talk', async ({ kiosk }) => {
  const room = await kiosk({ start: '13:29', speed: 10 })
  await takeSeats(room, [4])
  await start(room)
  await untilOn(room, 'talk-1', 60_000)
  const page = await crashPage(room)
  await page.locator('html[data-screen="running:talk-1"]').waitFor({ state: 'attached', timeout: 10_000 })
})
