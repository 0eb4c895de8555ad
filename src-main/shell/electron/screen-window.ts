import type * as Electron from 'electron'
import type { After } from '../after.ts'
import { feelPulse } from '../page-pulse.ts'
import type { WindowNews } from '../window-keeper.ts'
import type { ElectronApi, ElectronWindow } from './electron-api.ts'

/** A page that hangs for so long, while somebody touches it, is ended and brought back. */
export const unresponsiveLimit = 15_000
/** Chromium's own name for a load that another load took the place of. */
const aborted = -3

export type ScreenWindowDeps = {
  readonly electron: Pick<ElectronApi, 'BrowserWindow'>
  readonly address: string
  /** The part of the desktop that it fills. */
  readonly bounds: Electron.Rectangle
  readonly developerTools: boolean
  readonly after: After
  readonly news: WindowNews
}

export type ScreenWindow = {
  readonly window: ElectronWindow
  load(): void
  /** Fills this part of the desktop, and again after a display changed. */
  fill(bounds: Electron.Rectangle): void
  dismiss(): void
}

/** What a page is shut into, on whichever screen it is. No preload: the page talks with main over the bridge alone. */
const privileges = (developerTools: boolean) =>
  ({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    // A box of the system's would wait for a mouse.
    disableDialogs: true,
    devTools: developerTools,
    spellcheck: false,
    backgroundThrottling: false,
  }) satisfies Electron.WebPreferences

/** A window that fills one screen and stays there, the room's own or one beside it: nothing but the kiosk takes it away. */
export const openScreenWindow = (deps: ScreenWindowDeps, more: Electron.BrowserWindowConstructorOptions = {}): ScreenWindow => {
  const { after, news } = deps
  const { x, y, width, height } = deps.bounds
  const window = new deps.electron.BrowserWindow({
    ...{ x, y, width, height },
    show: false,
    kiosk: true,
    frame: false,
    closable: false,
    minimizable: false,
    backgroundColor: '#000000',
    ...more,
    webPreferences: privileges(deps.developerTools),
  })
  const contents = window.webContents
  // Until the kiosk itself wants the window gone, nothing closes it.
  let leaving = false
  // Leaving the kiosk to move it to another display is no loss of full screen.
  let moving = false
  let cancelHang = () => {}
  let stopPulse = () => {}
  const expectNothing = () => {
    cancelHang()
    stopPulse()
  }
  const lost = (why: string) => {
    // A window that goes takes its page along.
    if (!leaving) news.pageLost(why)
  }
  const endPage = () => contents.forcefullyCrashRenderer()

  window.on('close', (event) => {
    if (!leaving) event.preventDefault()
  })
  window.on('closed', () => {
    expectNothing()
    if (!leaving) news.windowLost('it was closed')
    leaving = true
  })
  window.on('leave-full-screen', () => {
    if (!leaving && !moving) window.setKiosk(true)
  })
  // Some keys of the system put every window away, whatever the window says of itself.
  window.on('minimize', () => {
    if (leaving) return
    window.restore()
    window.setKiosk(true)
  })
  contents.on('did-finish-load', () => {
    expectNothing()
    // Electron tells of a page that hangs only when somebody touches it.
    stopPulse = feelPulse({ after, ask: async () => contents.executeJavaScript('0'), silent: endPage })
    news.shown()
  })
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) lost(description)
  })
  contents.on('render-process-gone', (_event, details) => {
    expectNothing()
    lost(details.reason)
  })
  contents.on('unresponsive', () => {
    cancelHang()
    cancelHang = after(unresponsiveLimit, endPage)
  })
  contents.on('responsive', () => cancelHang())

  const load = () => {
    // A load that fails is told by did-fail-load; the promise says the same once more.
    window.loadURL(deps.address).catch(() => undefined)
  }
  load()

  return {
    window,
    load,
    fill: (bounds) => {
      moving = true
      window.setKiosk(false)
      window.setBounds(bounds)
      window.setKiosk(true)
      moving = false
    },
    dismiss: () => {
      // One that is closed cannot be destroyed.
      if (leaving) return
      leaving = true
      window.destroy()
    },
  }
}
