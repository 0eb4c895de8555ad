import { createHash } from 'node:crypto'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { talkTexts } from '../../src-shared/i18n/catalogues/talk.ts'
import { start } from '../journeys/lobby.ts'
import { showControls } from '../journeys/moderator.ts'
import { texts, touchButton, untilOn } from '../journeys/room.ts'
import { hostileCaptions, hostileSlides, hostileTitle } from '../lockdown/hostile-texts.ts'
import { keyAttempts } from '../lockdown/keys.ts'
import { type PageAttempt, pageAttempts, schemes } from '../lockdown/page-attempts.ts'
import { onlyChromium } from '../shells.ts'
import { expect, test } from './support/fixture.ts'
import type { RunningKiosk } from './support/kiosk.ts'
import { packOf } from './support/packs.ts'
import { clickReally, dragReally, pressReally, windowsOn } from './support/real-input.ts'

/** What stays as it is whatever is tried: one page at its address, not loaded anew, in one window that fills the screen. */
const stands = async (kiosk: RunningKiosk) => ({
  pages: kiosk.page.context().pages().length,
  address: kiosk.page.url(),
  same: await kiosk.page.evaluate(() => Reflect.get(window, 'sameAsBefore')),
  fills: await kiosk.page.evaluate(() => [innerWidth, innerHeight, screenX, screenY, devicePixelRatio, visualViewport?.scale, document.hasFocus()]),
  windows: await windowsOn(kiosk),
})

const mark = (kiosk: RunningKiosk) => kiosk.page.evaluate(() => Object.assign(window, { sameAsBefore: true }))

/** A place elsewhere on this machine that would answer, and counts who asks. */
const elsewhere = async () => {
  const visits: string[] = []
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' }).end('<title>elsewhere</title>')
  })
  server.on('upgrade', (request, socket) => {
    visits.push(`socket ${request.url}`)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { visits, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

for (const [want, keys] of Object.entries(keyAttempts))
  test(`no key leads out: ${want}`, async ({ kiosk }) => {
    const room = await kiosk()
    await mark(room)
    const before = await stands(room)
    for (const key of keys) {
      await pressReally(room, key)
      expect.soft(await stands(room), key).toEqual(before)
    }
    // Keys of the room's own, and those that stand for its button, may have moved it on; it still has its keys.
    await pressReally(room, 'Escape')
    await expect(room.page.getByRole('dialog')).toHaveCount(0)
    await pressReally(room, 'h')
    await expect(room.page.getByRole('dialog')).toBeVisible()
  })

/** Runs an attempt with a person's touch behind it, but not as the debugger, which may do more; what comes of it within two seconds. */
const tryIt = (kiosk: RunningKiosk, attempt: PageAttempt, away: string): Promise<string> =>
  kiosk.page.evaluate(`Promise.race([
    new Promise((resolve) => setTimeout(resolve)).then(() => (${attempt})(${JSON.stringify(away)})).then(
      (got) => (got === undefined || got === null ? 'contained' : 'got ' + String(got)),
      () => 'contained',
    ),
    new Promise((resolve) => setTimeout(resolve, 2000, 'waits for somebody')),
  ])`)

for (const [kind, attempts] of Object.entries(pageAttempts))
  test(`no script leads out, had it found a way in: ${kind}`, async ({ kiosk }) => {
    const { visits, address, close } = await elsewhere()
    try {
      const room = await kiosk()
      const asked: string[] = []
      room.page.on('dialog', (dialog) => {
        asked.push(dialog.message())
        void dialog.dismiss()
      })
      await mark(room)
      const before = await stands(room)
      for (const [name, attempt] of Object.entries(attempts)) {
        expect.soft(await tryIt(room, attempt, address).catch((error) => `${error}`), name).toBe('contained')
        expect.soft(await stands(room), name).toEqual(before)
        expect.soft(visits.splice(0), name).toEqual([])
        expect.soft(asked.splice(0), name).toEqual([])
      }
    } finally {
      close()
    }
  })

test('no address of another kind leads out', async ({ kiosk }) => {
  const room = await kiosk()
  await mark(room)
  const before = await stands(room)
  for (const address of schemes) {
    await room.page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href })
      document.body.append(link)
      link.click()
      link.remove()
    }, address)
    expect.soft(await stands(room), `a link to ${address}`).toEqual(before)
    // Not as the debugger, whom Chromium lets go where a page may not.
    await room.page.evaluate(
      (href) =>
        new Promise<void>((resolve) =>
          setTimeout(() => {
            try {
              location.href = href
            } catch {
              // Some are refused at once.
            }
            resolve()
          }),
        ),
      address,
    )
    expect.soft(await stands(room), `going to ${address}`).toEqual(before)
  }
})

test('no hand leads out: buttons and wheel of a mouse, things pulled and dropped, fingers', async ({ kiosk }) => {
  const { visits, address, close } = await elsewhere()
  try {
    const room = await kiosk()
    await mark(room)
    const before = await stands(room)
    const session = await room.page.context().newCDPSession(room.page)
    const middle = [960, 300] as const
    const fingers = (...places: readonly (readonly [number, number])[]) => places.map(([x, y], id) => ({ x, y, id }))
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...places: readonly (readonly [number, number])[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: fingers(...places) })
    const drop = async (
      data: Parameters<typeof session.send<'Input.dispatchDragEvent'>>[1] extends infer P ? (P extends { data: infer D } ? D : never) : never,
    ) => {
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, x: middle[0], y: middle[1], data })
    }
    const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
      'the right button': () => clickReally(room, ...middle, 3),
      'the right button on the programme': () => clickReally(room, 400, 1040, 3),
      'the middle button': () => clickReally(room, ...middle, 2),
      'the back button of a mouse': () => clickReally(room, ...middle, 8),
      'the forward button of a mouse': () => clickReally(room, ...middle, 9),
      'the wheel with Control': () => clickReally(room, ...middle, 4, ['ctrl']),
      'the wheel back with Control': () => clickReally(room, ...middle, 5, ['ctrl']),
      'the wheel with Shift': () => clickReally(room, ...middle, 5, ['shift']),
      'a click with Control': () => clickReally(room, ...middle, 1, ['ctrl']),
      'a click with Shift': () => clickReally(room, ...middle, 1, ['shift']),
      'the window pulled by Alt': async () => {
        await dragReally(room, middle, [1200, 500])
      },
      'the upper edge': () => clickReally(room, 960, 0, 1),
      'the corner where windows are closed': () => clickReally(room, 1919, 0, 1),
      'text pulled away': () => dragReally(room, [200, 450], [900, 900]),
      'an address dropped': () => drop({ items: [{ mimeType: 'text/uri-list', data: `${address}/dropped` }], dragOperationsMask: 1 }),
      'a text dropped': () => drop({ items: [{ mimeType: 'text/plain', data: `${address}/text` }], dragOperationsMask: 1 }),
      'a page dropped': () => drop({ items: [{ mimeType: 'text/html', data: `<a href="${address}/html">x</a>` }], dragOperationsMask: 1 }),
      'a file dropped': () => drop({ items: [], files: ['/etc/passwd'], dragOperationsMask: 1 }),
      'an address copied and pasted with the middle button': async () => {
        await room.page.evaluate((text) => {
          const field = Object.assign(document.createElement('textarea'), { value: text, id: 'copied' })
          document.body.append(field)
          field.focus()
        }, `${address}/pasted`)
        await pressReally(room, 'ctrl+a', 'ctrl+c')
        await room.page.evaluate(() => document.querySelector('#copied')?.remove())
        await clickReally(room, ...middle, 2)
        await pressReally(room, 'ctrl+v', 'ctrl+shift+v', 'shift+Insert')
      },
      'two fingers apart': () =>
        session.send('Input.synthesizePinchGesture', { x: middle[0], y: middle[1], scaleFactor: 3, gestureSourceType: 'touch' }),
      'two fingers together': () =>
        session.send('Input.synthesizePinchGesture', { x: middle[0], y: middle[1], scaleFactor: 0.4, gestureSourceType: 'touch' }),
      'two quick taps': () => session.send('Input.synthesizeTapGesture', { x: middle[0], y: middle[1], tapCount: 2, gestureSourceType: 'touch' }),
      'a long press': () => session.send('Input.synthesizeTapGesture', { x: 300, y: 460, duration: 900, gestureSourceType: 'touch' }),
      'a swipe from the left edge': () =>
        session.send('Input.synthesizeScrollGesture', { x: 5, y: 500, xDistance: 900, yDistance: 0, gestureSourceType: 'touch' }),
      'a swipe from the right edge': () =>
        session.send('Input.synthesizeScrollGesture', { x: 1915, y: 500, xDistance: -900, yDistance: 0, gestureSourceType: 'touch' }),
      'a swipe from above': () =>
        session.send('Input.synthesizeScrollGesture', { x: 960, y: 5, xDistance: 0, yDistance: 800, gestureSourceType: 'touch' }),
      'a swipe from below': () =>
        session.send('Input.synthesizeScrollGesture', { x: 960, y: 1075, xDistance: 0, yDistance: -800, gestureSourceType: 'touch' }),
      'five fingers': async () => {
        const hand = [1, 2, 3, 4, 5].map((finger) => [300 + finger * 90, 400] as const)
        await touch('touchStart', ...hand)
        await touch('touchMove', ...hand.map(([x, y]) => [x + 300, y + 200] as const))
        await touch('touchEnd')
      },
    }
    for (const [name, attempt] of Object.entries(attempts)) {
      await attempt()
      expect.soft(await stands(room), name).toEqual(before)
      expect.soft(visits.splice(0), name).toEqual([])
    }
  } finally {
    close()
  }
})

test('a window that comes all the same is closed, and the room keeps its keys', async ({ kiosk }) => {
  const room = await kiosk()
  await mark(room)
  const before = await stands(room)
  // Past the page's own guard: by the untouched means of another realm.
  const opened = await room.page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const form = Object.assign(document.createElement('form'), { action: '/', target: '_blank', method: 'post' })
    document.body.append(form)
    const { contentWindow } = frame
    if (contentWindow === null) return false
    ;(contentWindow as unknown as { HTMLFormElement: typeof HTMLFormElement }).HTMLFormElement.prototype.submit.call(form)
    form.remove()
    frame.remove()
    return true
  })
  expect(opened).toBe(true)
  await expect.poll(() => stands(room)).toEqual(before)
})

const ownManager = onlyChromium('this shell starts the window manager itself')
test('a window manager that comes late finds a window that still takes the screen and the keyboard', ownManager, async ({ kiosk, folder }) => {
  const programs = `${folder}/programs`
  await mkdir(programs)
  // The first one leaves, as it does while that of a kiosk that is just ending is still there; the second comes late.
  const script = `#!/bin/sh\nif [ ! -e ${programs}/left ]; then touch ${programs}/left; exit 1; fi\nsleep 2\nexec /usr/bin/openbox "$@"\n`
  await writeFile(`${programs}/openbox`, script)
  await chmod(`${programs}/openbox`, 0o755)
  const room = await kiosk({ environment: { PATH: `${programs}:${process.env.PATH}` } })
  const fills = () => room.page.evaluate(() => [innerWidth, innerHeight, document.hasFocus()])
  await expect.poll(fills).toEqual([1920, 1080, true])
  await pressReally(room, 'Up')
  await expect(room.page.getByRole('group').getByRole('status')).toHaveText('8')
})

const byDevTools = onlyChromium('Electron has no windows for its DevTools; test/electron/lockdown.spec.ts asks its main process')
test('a window that lost the whole screen takes it again', byDevTools, async ({ kiosk }) => {
  const room = await kiosk()
  const session = await room.page.context().newCDPSession(room.page)
  const { windowId } = await session.send('Browser.getWindowForTarget')
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } })
  await expect.poll(() => room.page.evaluate(() => [innerWidth, innerHeight])).not.toEqual([1920, 1080])
  await expect.poll(() => room.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1920, 1080])
})

test('nothing in a pack leads out: its titles, its captions, its slides', async ({ kiosk, folder }) => {
  const { visits, address, close } = await elsewhere()
  try {
    const files = { 'talks/talk-2.sv.vtt': hostileCaptions(address), 'talks/talk-2.pdf': hostileSlides(address) }
    const pack = await packOf(`${folder}/pack`, ['talk-2'], (manifest) => ({
      ...manifest,
      title: { sv: hostileTitle(address) },
      files: manifest.files.map((file) => {
        const bytes = Object.entries(files).find(([path]) => path === file.path)?.[1]
        return bytes === undefined
          ? file
          : { path: file.path, size: Buffer.byteLength(bytes), sha256: createHash('sha256').update(bytes).digest('hex') }
      }),
    }))
    for (const [path, bytes] of Object.entries(files)) {
      await rm(`${pack}/${path}`)
      await writeFile(`${pack}/${path}`, bytes)
    }
    const room = await kiosk({ pack })
    await mark(room)
    await start(room)
    await untilOn(room, 'talk-2')
    await expect(room.page.getByText('<script>').first()).toBeVisible()
    const before = await stands(room)
    await showControls(room)
    await touchButton(room, texts(room, talkTexts).slides)
    const slide = room.page.getByRole('img', { name: texts(room, talkTexts).page(1, 1) })
    await expect(slide).toBeVisible()
    for (let times = 0; times < 3; times++) await slide.click()
    await room.page.getByText('<script>').first().click({ force: true })
    expect(await room.page.locator('a, iframe, script:not([src]), object, embed').count()).toBe(0)
    expect(await stands(room)).toEqual(before)
    expect(visits).toEqual([])
  } finally {
    close()
  }
})
