import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { clientOf } from '../../src-main/bridge/test-client.ts'
import { libraryTexts } from '../../src-shared/i18n/catalogues/library.ts'
import { talkTexts } from '../../src-shared/i18n/catalogues/talk.ts'
import { welcomeTexts } from '../../src-shared/i18n/catalogues/welcome.ts'
import { start } from '../journeys/lobby.ts'
import { leaveItem, showControls } from '../journeys/moderator.ts'
import { press, type Room, texts, touchButton, untilOn } from '../journeys/room.ts'
import { toStaffDoor } from '../journeys/staff.ts'
import { expect, test } from './support/fixture.ts'
import { freePort } from './support/free-port.ts'
import type { RunningKiosk } from './support/kiosk.ts'
import { openTo } from './support/open-sockets.ts'
import { packOf } from './support/packs.ts'
import { treeOf } from './support/processes.ts'
import { pressReally, windowsOn } from './support/real-input.ts'

const originOf = (room: Room) => new URL(room.page.url()).origin

const secretOf = async (room: Room) => {
  const [cookie] = await room.page.context().cookies(originOf(room))
  if (cookie === undefined) throw new Error('the page has no cookie')
  return cookie
}

const seatsShown = (room: Room, seats: number) => expect(room.page.getByRole('group').getByRole('status')).toHaveText(String(seats))

/** Makes the page as it is now known again: after a reload it is another. */
const mark = (room: Room) => room.page.evaluate(() => Object.assign(window, { sameAsBefore: true }))
const expectUnmoved = async (kiosk: RunningKiosk, address: string) => {
  expect(kiosk.page.context().pages()).toHaveLength(1)
  expect(kiosk.page.url()).toBe(address)
  expect(await kiosk.page.evaluate(() => Reflect.get(window, 'sameAsBefore'))).toBe(true)
}

test('the page asks nobody but its own kiosk, and the secret stands in no address, log or command line', async ({ kiosk, folder, profile }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['talk-2', 'dialogue-1']) })
  const asked: string[] = []
  const session = await room.page.context().newCDPSession(room.page)
  session.on('Network.requestWillBeSent', ({ request }) => asked.push(request.url))
  session.on('Network.webSocketCreated', ({ url }) => asked.push(url))
  await session.send('Network.enable')
  // From its very first request.
  await room.page.reload()
  await room.page.locator('html[data-screen="before"]').waitFor({ state: 'attached' })

  await touchButton(room, texts(room, welcomeTexts).library)
  await touchButton(room, texts(room, libraryTexts).play('Från att veta till att göra'))
  await showControls(room)
  await touchButton(room, texts(room, talkTexts).slides)
  await expect(room.page.getByRole('img', { name: /^Bild 1 av \d\d$/ })).toBeVisible()
  await touchButton(room, texts(room, libraryTexts).toList)
  await touchButton(room, texts(room, libraryTexts).back)
  await toStaffDoor(room)
  await press(room, 'Escape')
  await start(room)
  await untilOn(room, 'talk-2')
  await room.page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5)
  await leaveItem(room)
  await untilOn(room, 'dialogue-1')

  const { host } = new URL(originOf(room))
  const { value, httpOnly, sameSite } = await secretOf(room)
  expect({ httpOnly, sameSite }).toEqual({ httpOnly: true, sameSite: 'Strict' })
  expect(asked.length).toBeGreaterThan(8)
  expect(asked.some((url) => url.startsWith(`ws://${host}/`))).toBe(true)
  expect(asked.filter((url) => url.includes('/media/')).length).toBeGreaterThan(2)
  expect(asked.filter((url) => !/^(blob|data):/.test(url) && new URL(url).host !== host)).toEqual([])
  const tree = treeOf(room.process.pid ?? 0)
  expect(tree.length).toBeGreaterThan(4)
  const told = [...asked, room.page.url(), room.output(), ...tree.map((one) => one.arguments.join(' '))]
  for (const { pid } of tree) told.push(readFileSync(`/proc/${pid}/environ`, 'utf8'))
  const logs = join(profile, 'logs')
  expect(readdirSync(logs)).not.toEqual([])
  for (const name of readdirSync(logs)) told.push(readFileSync(join(logs, name), 'utf8'))
  expect(value.length).toBeGreaterThan(40)
  expect(told.filter((text) => text.includes(value))).toEqual([])
  // What the page could give away by mistake, it does not have.
  expect(await room.page.evaluate(() => document.cookie)).toBe('')
})

test('without the cookie, the right host and the right origin, the bridge says nothing useful', async ({ kiosk }) => {
  const room = await kiosk()
  const origin = originOf(room)
  const cookie = await secretOf(room)
  const { get, connect, host, pair } = clientOf({ address: { origin, cookie } })
  const script = await room.page.evaluate(() => document.querySelector('script[src]')?.getAttribute('src') ?? '')
  const { mediaBase } = room.main.slices().seminar ?? { mediaBase: '' }
  const paths = ['/', script, `${mediaBase}/talks/talk-1.mp4`]

  for (const path of paths) {
    expect((await get(path, {}, 'HEAD')).status).toBe(200)
    for (const headers of [{ cookie: '' }, { cookie: `${cookie.name}=${'A'.repeat(cookie.value.length)}` }, { cookie: `${pair.slice(0, -1)}` }]) {
      const { status, body } = await get(path, headers)
      expect(status).toBe(403)
      expect(body.toString()).not.toMatch(/<script|assets/)
    }
    for (const other of ['localhost', 'localhost:80', `evil.example:${new URL(origin).port}`]) {
      const { status, body } = await get(path, { host: other })
      expect([status, body.length]).toEqual([421, 0])
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await get(path, {}, method)).status).toBe(405)
  }

  for (const path of ['/index.html', `${mediaBase}/seminar.json`]) expect((await get(path, { cookie: '' })).status).toBe(403)
  for (const path of ['/../../etc/passwd', `${mediaBase}/../../../etc/passwd`, `${mediaBase}/%2e%2e/%2e%2e/settings.json`])
    expect((await get(path)).status).toBe(404)

  const own = await connect('/contract')
  own.socket.terminate()
  for (const headers of [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: `http://localhost:${new URL(origin).port}` },
    { cookie: '' },
  ])
    await expect(connect('/contract', headers)).rejects.toThrow('403')
  await expect(connect('/contract', { host: 'evil.example' })).rejects.toThrow('421')
  await expect(connect('/other')).rejects.toThrow('404')

  const { headers } = await get('/')
  const policy = new Map(
    String(headers['content-security-policy'])
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
  )
  expect(Object.fromEntries(policy)).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': `'self' ws://${host}`,
    'media-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })
  expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|\*|https?:/)
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
})

test('the whole kiosk can be reached at its bridge alone, from this computer, and has no port of UDP', async ({ kiosk, folder, shell }) => {
  const debugPort = await freePort()
  const room = await kiosk({ debugPort, pack: await packOf(`${folder}/pack`, ['talk-2', 'dialogue-1']) })
  const pid = room.process.pid ?? 0
  const bridge = `tcp 127.0.0.1:${new URL(originOf(room)).port}`
  // The hand of the test on the page, which comes through the pipe otherwise (src-main/shell/chromium/arguments.test.ts).
  const own = [bridge, `tcp 127.0.0.1:${debugPort}`]
  // Playwright has its own ways into Electron's main process, on ports that it is given.
  const foreign = () => openTo(pid).filter((one) => !own.includes(one) && !(shell === 'electron' && one.startsWith('tcp 127.0.0.1:')))
  expect(openTo(pid)).toEqual(expect.arrayContaining(own))
  expect(foreign()).toEqual([])
  await start(room)
  await untilOn(room, 'talk-2')
  await room.page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5)
  expect(foreign()).toEqual([])
})

test('the window fills the screen, has the keyboard from the start, and no key leads out of it', async ({ kiosk }) => {
  const room = await kiosk()
  // The very first thing that a person does.
  await pressReally(room, 'Up')
  await seatsShown(room, 8)
  const size = () =>
    room.page.evaluate(() => ({ width: innerWidth, height: innerHeight, x: screenX, y: screenY, outer: outerWidth, scale: devicePixelRatio }))
  const full = { width: 1920, height: 1080, x: 0, y: 0, outer: 1920, scale: 1 }
  expect(await size()).toEqual(full)
  const before = await windowsOn(room)
  expect(before.filter(({ place }) => /Position: 0,0.*Geometry: 1920x1080/s.test(place))).not.toHaveLength(0)

  const address = room.page.url()
  await mark(room)
  const leaving = ['ctrl+t', 'ctrl+n', 'ctrl+shift+n', 'ctrl+w', 'ctrl+shift+w', 'alt+F4', 'ctrl+q', 'ctrl+shift+q', 'F5', 'ctrl+r', 'ctrl+shift+r']
  const tools = [
    'F12',
    'ctrl+shift+i',
    'ctrl+shift+j',
    'ctrl+u',
    'ctrl+p',
    'ctrl+o',
    'ctrl+s',
    'ctrl+h',
    'ctrl+j',
    'shift+Escape',
    'ctrl+shift+Delete',
  ]
  const elsewhere = [
    'alt+Left',
    'alt+Home',
    'ctrl+l',
    'F6',
    'ctrl+f',
    'F3',
    'F7',
    'F10',
    'F11',
    'ctrl+plus',
    'ctrl+minus',
    'alt+space',
    'alt+Tab',
    'super',
  ]
  const menus = ['ctrl+Escape', 'Menu', 'shift+F10']
  for (const keys of [leaving, tools, elsewhere, menus]) {
    await pressReally(room, ...keys)
    // The keys come in one after the other: when this one has its effect, those before it have had theirs.
    const seats = Number(await room.page.getByRole('group').getByRole('status').textContent())
    await pressReally(room, 'Up')
    await seatsShown(room, seats + 1)
    await expectUnmoved(room, address)
  }
  expect(await size()).toEqual(full)
  expect(await windowsOn(room)).toEqual(before)
})

test("nothing in the page's own script leads elsewhere", async ({ kiosk }) => {
  const visits: string[] = []
  // Another port is another origin, and one that would answer.
  const elsewhere = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.end('<title>elsewhere</title>')
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const foreign = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  try {
    const room = await kiosk()
    const address = room.page.url()
    await mark(room)
    const outcome = await room.page.evaluate(async (url) => {
      const add = <K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Partial<HTMLElementTagNameMap[K]>) => {
        const element = Object.assign(document.createElement(tag), attributes)
        document.body.append(element)
        return element
      }
      add('a', { href: `${url}/link` }).click()
      add('a', { href: `${url}/blank`, target: '_blank' }).click()
      add('a', { href: `${url}/download`, download: 'it' }).click()
      add('iframe', { src: `${url}/frame` })
      add('img', { src: `${url}/image` })
      add('script', { src: `${url}/script` })
      add('form', { action: `${url}/form`, method: 'post' }).submit()
      const opened = window.open(`${url}/open`)
      add('script', { textContent: 'window.ranInline = true' })
      navigator.sendBeacon(`${url}/beacon`)
      const fetched = await fetch(`${url}/fetch`).then(
        () => 'answered',
        () => 'refused',
      )
      location.assign(`${url}/assign`)
      location.replace(`${url}/replace`)
      location.href = `${url}/href`
      // Two frames later a navigation that nobody stopped would be under way.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      return { opened, fetched, inline: Reflect.get(window, 'ranInline') }
    }, foreign)
    expect(outcome).toEqual({ opened: null, fetched: 'refused', inline: undefined })
    // Playwright waits for each navigation that was asked for, also for those that were stopped: it must look anew.
    await room.reattach()
    await pressReally(room, 'Up')
    await seatsShown(room, 8)
    await expectUnmoved(room, address)
    expect(visits).toEqual([])
  } finally {
    elsewhere.close()
  }
})
