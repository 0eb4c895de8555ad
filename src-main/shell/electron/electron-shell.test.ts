import { describe, expect, it } from 'vitest'
import type { RoomScreen } from '../../../src-shared/devices/screens.ts'
import { createElectronDouble } from '../../../test/electron-double/electron-double.ts'
import { createManualAfter } from '../../../test/electron-double/manual-after.ts'
import { createMemoryLog } from '../../logging/memory-log.ts'
import type { LitConnector } from '../lit-connector.ts'
import type { SecondStart } from '../second-starts.ts'
import type { ShellEvent } from '../shell.ts'
import { createElectronShell } from './electron-shell.ts'
import { keysBackAfter } from './kiosk-window.ts'
import { unresponsiveLimit } from './screen-window.ts'

const origin = 'http://127.0.0.1:4100'
const onTop = 'on top true screen-saver'
const page = { origin, cookie: { name: 'k', value: 'secret' }, camera: async () => false }
const turn = () => new Promise(setImmediate)

const manualStarts = () => {
  let listener = (_: SecondStart) => {}
  return {
    start: (start: SecondStart) => listener(start),
    on: (next: typeof listener) => {
      listener = next
      return () => undefined
    },
    close: async () => undefined,
  }
}

const fixture = ({ developerTools = false, lit = null }: { readonly developerTools?: boolean; readonly lit?: LitConnector | null } = {}) => {
  const double = createElectronDouble()
  const time = createManualAfter()
  const events: ShellEvent[] = []
  const graphics: string[] = []
  const starts = manualStarts()
  const shell = createElectronShell({
    electron: double.electron,
    developerTools,
    after: time.after,
    log: createMemoryLog(),
    secondStarts: starts,
    ownSession: lit === null ? null : { lit: async () => lit },
    onGraphicsTrouble: () => graphics.push('trouble'),
  })
  shell.onEvent((event) => events.push(event))
  return { double, time, events, graphics, shell, starts }
}

const opened = async ({ camera = false, developerTools = false } = {}) => {
  const all = fixture({ developerTools })
  all.double.ready()
  const opening = all.shell.open({ ...page, camera: async () => camera })
  await turn()
  all.double.window().tell('ready-to-show')
  all.double.window().page.loaded()
  expect(await opening).toEqual({ ok: true, value: undefined })
  return all
}

describe('starting', () => {
  it('takes the menu away before ready, sets guards and cookie after it, and only then makes the window', async () => {
    const { double } = await opened()
    expect(double.order[0]).toBe('no menu')
    expect(double.order.indexOf('ready')).toBeLessThan(double.order.indexOf('session'))
    expect(double.order.at(-1)).toBe('window')
    expect(double.session.cookies).toEqual([{ url: origin, name: 'k', value: 'secret', httpOnly: true, sameSite: 'strict' }])
  })

  it('has no way into the world but through main, before there is a window', async () => {
    const { double } = await opened()
    expect(double.session.proxies).toEqual([{ mode: 'fixed_servers', proxyRules: origin }])
  })

  it('opens one full-screen window without privileges, and shows it when there is something to see', async () => {
    const { double } = await opened()
    expect(double.windows).toHaveLength(1)
    const { options, told } = double.window()
    expect(options).toMatchObject({ show: false, kiosk: true, frame: false, closable: false, minimizable: false })
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: false,
      webviewTag: false,
      webSecurity: true,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      backgroundThrottling: false,
    })
    expect(options.webPreferences).not.toHaveProperty('preload')
    expect(told).toEqual([onTop, `load ${origin}/`, 'show', 'focus'])
  })

  it('never puts the secret into an address', async () => {
    const { double } = await opened()
    expect(double.window().told.join()).not.toContain('secret')
  })

  it('says so when its one way out cannot be set', async () => {
    const { double, shell } = fixture()
    double.ready()
    double.session.session.setProxy = async () => {
      throw new Error('refused')
    }
    expect(await shell.open(page)).toMatchObject({ ok: false, failure: { reason: 'window-not-opened' } })
    expect(double.windows).toEqual([])
  })

  it('says so when the cookie cannot be set', async () => {
    const { double, shell } = fixture()
    double.ready()
    double.session.session.cookies.set = async () => {
      throw new Error('refused')
    }
    expect(await shell.open(page)).toMatchObject({ ok: false, failure: { reason: 'window-not-opened' } })
  })
})

describe('ways out of the page', () => {
  it('are all shut, for our page and for any other that comes to be', async () => {
    const { double } = await opened()
    for (const { refuses } of [double.window().page, double.app.strangePage()]) {
      for (const url of ['https://example.org/', 'file:///etc/passwd', 'http://127.0.0.1:4101/', 'javascript:1', 'data:text/html,x']) {
        expect(refuses.navigation(url)).toBe(true)
        expect(refuses.redirect(url)).toBe(true)
        expect(refuses.popup(url)).toBe(true)
      }
      expect(refuses.popup(`${origin}/`)).toBe(true)
      expect(refuses.webview()).toBe(true)
      expect(refuses.bluetooth()).toBe(true)
      expect(refuses.navigation(`${origin}/`)).toBe(false)
    }
    expect(double.downloadIsRefused()).toBe(true)
    expect(double.app.certificateIsRefused()).toBe(true)
  })

  it('are shut before there is a page: not even its own origin is anybody yet', async () => {
    const { double } = fixture()
    double.ready()
    await turn()
    expect(double.app.strangePage().refuses.navigation(`${origin}/`)).toBe(true)
    expect(double.session.request('fullscreen', { requestingUrl: `${origin}/`, isMainFrame: true })).toBe(false)
  })

  it('stay shut for addresses that only look like ours', async () => {
    const { double } = await opened()
    for (const url of [
      `view-source:${origin}/`,
      `http://127.0.0.1:4100@example.org/`,
      'http://127.0.0.1.example.org:4100/',
      'https://127.0.0.1:4100/',
      'http://localhost:4100/',
      'about:blank',
      'chrome://gpu',
      'talkroom://join/a',
      '',
    ])
      expect([url, double.window().page.refuses.navigation(url), double.window().page.refuses.redirect(url)]).toEqual([url, true, true])
  })

  it('do not lead to another size of the text, nor to a picture of the screen', async () => {
    const { double } = await opened()
    expect([double.window().page.zoom(), double.app.strangePage().zoom()]).toEqual(['disabled', 'disabled'])
    expect(double.session.screenIsRefused()).toBe(true)
  })

  it('are shut for devices and permissions', async () => {
    const { session } = (await opened()).double
    expect(session.device()).toBe(false)
    expect(session.request('hid', { requestingUrl: `${origin}/`, isMainFrame: true })).toBe(false)
    expect(session.check('media', `${origin}/`, { isMainFrame: true, mediaType: 'audio' })).toBe(true)
    expect(session.check('media', `${origin}/`, { isMainFrame: true, mediaType: 'video' })).toBe(false)
  })

  it('are open for the camera where IT wants it', async () => {
    const { session } = (await opened({ camera: true })).double
    expect(session.check('media', `${origin}/`, { isMainFrame: true, mediaType: 'video' })).toBe(true)
    expect(session.request('hid', { requestingUrl: `${origin}/`, isMainFrame: true })).toBe(false)
  })

  it('give the keys back to the page, however often something takes them', async () => {
    const { double, time } = await opened()
    const asked = () => double.window().told.filter((one) => one === 'focus').length
    const before = asked()
    double.window().keysKept = 2
    double.window().tell('blur')
    expect(asked()).toBe(before)
    time.pass(keysBackAfter * 10)
    expect(asked()).toBe(before + 3)
    double.window().tell('blur')
    double.window().focus()
    time.pass(keysBackAfter * 10)
    expect(asked()).toBe(before + 4)
  })

  it('take no keys from a developer’s other windows, and do not lie over them', async () => {
    const { double, time } = await opened({ developerTools: true })
    double.window().tell('blur')
    time.pass(keysBackAfter * 10)
    expect(double.window().told).toEqual([`load ${origin}/`, 'show', 'focus'])
    expect(double.window().options.webPreferences).toMatchObject({ devTools: true })
  })

  it('leave the window on the screen, whoever wants it gone', async () => {
    const { double, events } = await opened()
    expect(double.window().closeIsRefused()).toBe(true)
    expect(double.app.quitIsRefused()).toBe(true)
    expect(events).toEqual([{ type: 'quit-requested' }])
    double.window().tell('leave-full-screen')
    expect(double.window().told.at(-1)).toBe('kiosk true')
    double.window().tell('minimize')
    expect(double.window().told.slice(-3)).toEqual(['restore', 'kiosk true', 'focus'])
    expect(double.app.windowsAllClosed()).toBe('stays')
  })
})

describe('losing the page', () => {
  it('loads it again at once in the same window', async () => {
    const { double, time, events } = await opened()
    double.window().page.crash('oom')
    expect(events).toEqual([{ type: 'page-lost', why: 'oom' }])
    time.pass(0)
    expect(double.windows).toHaveLength(1)
    expect(double.window().told.at(-1)).toBe(`load ${origin}/`)
  })

  it('waits longer when it goes on crashing', async () => {
    const { double, time } = await opened()
    const loads = () => double.window().told.filter((one) => one.startsWith('load')).length
    double.window().page.crash('crashed')
    time.pass(0)
    double.window().page.crash('crashed')
    time.pass(249)
    expect(loads()).toBe(2)
    time.pass(1)
    expect(loads()).toBe(3)
  })

  it('ends a page that hangs, unless it recovers', async () => {
    const { double, time, events } = await opened()
    double.window().page.tell('unresponsive')
    double.window().page.tell('responsive')
    time.pass(unresponsiveLimit)
    expect(events).toEqual([])
    double.window().page.tell('unresponsive')
    time.pass(unresponsiveLimit)
    expect(events).toEqual([{ type: 'page-lost', why: 'killed' }])
  })

  it('ends a page that hangs though nobody touches it, and asks the one that came back anew', async () => {
    const { double, time, events } = await opened()
    const seconds = async (count: number) => {
      for (let second = 0; second < count; second += 1) {
        time.pass(1000)
        await turn()
      }
    }
    await seconds(60)
    expect(events).toEqual([])
    double.window().page.hang()
    await seconds(20)
    expect(events).toEqual([{ type: 'page-lost', why: 'killed' }])
    expect(double.window().told.at(-1)).toBe(`load ${origin}/`)
    // Nothing is asked of a page that is not there yet.
    await seconds(19)
    expect(events).toHaveLength(1)
  })

  it('takes a failed load as a loss, but not one that another load took the place of', async () => {
    const { double, events } = await opened()
    double.window().page.failed(-3, 'ERR_ABORTED')
    double.window().page.failed(-102, 'ERR_CONNECTION_REFUSED', false)
    expect(events).toEqual([])
    double.window().page.failed(-102, 'ERR_CONNECTION_REFUSED')
    expect(events).toEqual([{ type: 'page-lost', why: 'ERR_CONNECTION_REFUSED' }])
  })

  it('makes the window anew when it was destroyed', async () => {
    const { double, time } = await opened()
    double.window().destroy()
    time.pass(0)
    expect(double.windows).toHaveLength(2)
  })

  it('waits for a helper process that Chromium brings back by itself, and for a graphics process that ended as it should', async () => {
    const { double, events, graphics } = await opened()
    for (let time = 0; time < 4; time++) {
      double.app.childGone({ type: 'Utility', reason: 'crashed' })
      double.app.childGone({ type: 'GPU', reason: 'clean-exit' })
    }
    expect([events, graphics, double.windows.length]).toEqual([[], [], 1])
  })

  it('asks for a start without graphics after three crashes in half a minute', async () => {
    const { double, time, graphics } = await opened()
    const crash = () => double.app.childGone({ type: 'GPU', reason: 'crashed' })
    crash()
    crash()
    time.pass(31_000)
    crash()
    expect(graphics).toEqual([])
    crash()
    crash()
    expect(graphics).toEqual(['trouble'])
  })
})

describe('the machine around it', () => {
  it('fills the new display once, a second after the last change', async () => {
    const { double, time } = await opened()
    double.displaysBecome(1920, 0)
    time.pass(900)
    double.displaysBecome(1920)
    time.pass(999)
    expect(double.window().told.at(-1)).toBe('focus')
    time.pass(1)
    expect(double.window().told.slice(-4)).toEqual(['kiosk false', 'bounds 1920,0 1920x1080', 'kiosk true', 'focus'])
  })

  it.each(['display-added', 'display-removed', 'display-metrics-changed'] as const)('fills its place again after %s', async (event) => {
    const { double, time, events } = await opened()
    double.displayTold(event)
    expect(events).toEqual([{ type: 'displays-changed' }])
    time.pass(1000)
    expect(double.window().told.slice(-4)).toEqual(['kiosk false', 'bounds 0,0 1920x1080', 'kiosk true', 'focus'])
  })

  it('fills its place again after a sleep, in which a screen may have gone', async () => {
    const { double, time } = await opened()
    double.power('resume')
    time.pass(1000)
    expect(double.window().told.at(-2)).toBe('kiosk true')
    expect(double.window().told).toContain('bounds 0,0 1920x1080')
  })

  it("ends with the system's shutdown, which waits for it", async () => {
    const { double, events } = await opened()
    expect(double.shutdownWaits()).toBe(true)
    expect(events).toEqual([{ type: 'quit-requested' }])
  })

  it('tells of a wake-up', async () => {
    const { double, events } = await opened()
    double.power('suspend')
    double.power('resume')
    expect(events).toEqual([{ type: 'resumed' }])
  })

  it('tells of an invitation, however it comes, and comes to the front', async () => {
    const { double, events, starts } = await opened()
    const focused = () => double.window().told.filter((one) => one === 'focus').length
    double.app.secondInstance('talkroom', '--no-sandbox', 'talkroom://join/a')
    expect(double.app.openUrl('talkroom://join/b')).toBe('taken')
    starts.start({ invitation: 'talkroom://join/c' })
    double.app.secondInstance('talkroom', '--join', '7K3P-9XQ6', '--allow-file-access-from-files')
    const links = ['a', 'b', 'c'].map((name) => `talkroom://join/${name}`)
    expect(events).toEqual([...links, '7K3P-9XQ6'].map((invitation) => ({ type: 'invitation', invitation })))
    expect(focused()).toBe(5)
    double.app.secondInstance('talkroom')
    starts.start({ invitation: null })
    expect([events.length, focused()]).toEqual([4, 7])
  })

  it('tells at once that a screen is another than before', async () => {
    const { double, events } = await opened()
    double.displaysBecome(0, 1920)
    expect(events).toEqual([{ type: 'displays-changed' }])
  })

  it('keeps the screen awake while asked to, and no longer', async () => {
    const { double, shell } = await opened()
    shell.keepAwake(true)
    shell.keepAwake(true)
    expect(double.blockers.size).toBe(1)
    shell.keepAwake(false)
    expect(double.blockers.size).toBe(0)
  })

  it('lets Windows end its session: the kiosk stops as it should, while a mere Alt+F4 stays without effect', async () => {
    const { double, events } = await opened()
    expect(double.window().closeIsRefused()).toBe(true)
    expect(events).toEqual([])
    double.window().sessionEnds()
    expect(events).toEqual([{ type: 'quit-requested' }])
  })

  it('knows its displays and what the room sees', async () => {
    const { shell } = await opened()
    expect(await shell.screens.list()).toEqual({
      screens: [{ connector: '1', label: 'Screen 1', x: 0, y: 0, width: 1920, height: 1080, scale: 1, primary: true, builtIn: false }],
      asleep: false,
    })
    expect(await shell.screenshot()).toMatchObject({ ok: true })
  })

  it('calls the one screen of the packages’ session by the name that it has for the kernel', async () => {
    for (const [label, name] of [
      ['SAMSUNG', 'SAMSUNG'],
      ['', 'HDMI-A-1'],
    ] as const) {
      const { double, shell } = fixture({ lit: { connector: 'HDMI-A-1', label } })
      double.ready()
      expect(await shell.screens.list()).toMatchObject({ screens: [{ connector: '1', label: name }], spread: true })
    }
  })
})

describe('several screens', () => {
  const twoScreens = async (shows: 'black' | 'moderator' = 'black') => {
    const all = await opened()
    all.double.displaysBecome(0, 1920)
    const { screens } = await all.shell.screens.list()
    const [first, second] = screens
    if (first === undefined || second === undefined) throw new Error('there are two')
    const arrange = (room: RoomScreen, ...beside: readonly RoomScreen[]) =>
      all.shell.screens.arrange({ room, beside: beside.map((screen) => ({ screen, shows })) })
    const [main] = all.double.windows
    if (main === undefined) throw new Error('there is a window')
    return { ...all, first, second, arrange, main }
  }

  it('leaves the window where it is good, and opens one beside it that takes no keys and cannot be closed', async () => {
    const { double, first, second, arrange, main } = await twoScreens()
    arrange(first, second)
    expect(double.windows).toHaveLength(2)
    expect(double.window().options).toMatchObject({ x: 1920, y: 0, kiosk: true, focusable: false, closable: false })
    expect(double.window().options.webPreferences).toEqual(main.options.webPreferences)
    double.window().tell('ready-to-show')
    expect(double.window().told).toEqual([onTop, `load ${origin}/?beside=black`, 'show without focus'])
    expect(double.window().closeIsRefused()).toBe(true)
    expect(main.told).not.toContain('kiosk false')
    arrange(first, second)
    expect(double.windows).toHaveLength(2)
  })

  it('moves the window to the screen of the room, and the other one to the place it left', async () => {
    const { double, first, second, arrange, main } = await twoScreens('moderator')
    arrange(second, first)
    expect(main.told.slice(-4)).toEqual(['kiosk false', 'bounds 1920,0 1920x1080', 'kiosk true', 'focus'])
    expect(double.window().told).toEqual([onTop, `load ${origin}/?beside=moderator`])
    expect(double.window().options).toMatchObject({ x: 0, y: 0 })
  })

  it('takes away what is beside when its screen goes, when it shall show something else, and at the end', async () => {
    const { double, first, second, arrange, shell, time } = await twoScreens()
    arrange(first, second)
    const beside = double.window()
    arrange(first)
    expect(beside.destroyed).toBe(true)
    // Its page goes with it, and is not asked for again.
    beside.page.crash('clean-exit')
    time.pass(10_000)
    expect(beside.told).toEqual([onTop, `load ${origin}/?beside=black`])
    arrange(first, second)
    const again = double.window()
    shell.screens.arrange({ room: first, beside: [{ screen: second, shows: 'moderator' }] })
    expect(again.destroyed).toBe(true)
    await shell.close()
    expect(double.windows.every(({ destroyed }) => destroyed)).toBe(true)
  })

  it('brings back a page beside that was lost, and moves it with its screen', async () => {
    const { double, first, second, arrange, time } = await twoScreens()
    arrange(first, second)
    double.window().page.crash('oom')
    time.pass(2000)
    expect(double.window().told).toEqual([onTop, `load ${origin}/?beside=black`, `load ${origin}/?beside=black`])
    double.displaysBecome(0, 3840)
    time.pass(1000)
    expect(double.window().told.slice(-3)).toEqual(['kiosk false', 'bounds 3840,0 1920x1080', 'kiosk true'])
  })

  it('keeps one beside as it keeps its own: full, there, alive, and without the keys', async () => {
    const { double, first, second, arrange, time } = await twoScreens()
    arrange(first, second)
    const { told, page } = double.window()
    const loads = () => told.filter((one) => one.startsWith('load')).length
    double.window().tell('leave-full-screen')
    expect(told.at(-1)).toBe('kiosk true')
    double.window().tell('minimize')
    expect(told.slice(-2)).toEqual(['restore', 'kiosk true'])
    double.window().tell('blur')
    page.failed(-3, 'ERR_ABORTED')
    time.pass(10_000)
    expect(told).not.toContain('focus')
    expect(loads()).toBe(1)
    page.tell('unresponsive')
    time.pass(unresponsiveLimit + 2000)
    expect(loads()).toBe(2)
    page.failed(-102, 'ERR_CONNECTION_REFUSED')
    page.loaded()
    time.pass(4000)
    expect(loads()).toBe(2)
  })

  it('makes one anew that something closed', async () => {
    const { double, first, second, arrange, time, shell } = await twoScreens()
    arrange(first, second)
    double.window().destroy()
    expect(double.windows).toHaveLength(2)
    time.pass(1000)
    expect(double.windows).toHaveLength(3)
    expect(double.window().told).toEqual([onTop, `load ${origin}/?beside=black`])
    await shell.close()
    time.pass(60_000)
    expect(double.windows).toHaveLength(3)
  })

  it('makes a lost window anew where the room looks', async () => {
    const { double, second, arrange, main, time } = await twoScreens()
    arrange(second)
    main.destroy()
    time.pass(0)
    expect(double.window().options).toMatchObject({ x: 1920, y: 0, kiosk: true })
  })
})

describe('leaving', () => {
  it('closes the window and lets Electron quit', async () => {
    const { double, shell, events, time } = await opened()
    shell.keepAwake(true)
    await shell.close()
    expect(double.window().destroyed).toBe(true)
    expect(double.blockers.size).toBe(0)
    expect(double.app.quitIsRefused()).toBe(false)
    time.pass(60_000)
    expect(double.windows).toHaveLength(1)
    expect(events).toEqual([])
  })
})
