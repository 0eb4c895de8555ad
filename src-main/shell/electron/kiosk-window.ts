import type * as Electron from 'electron'
import type { After } from '../after.ts'
import type { ShellWindow, WindowNews } from '../window-keeper.ts'
import type { ElectronApi } from './electron-api.ts'
import { pagePrivileges } from './page-privileges.ts'

/** A page that hangs for so long is ended and brought back. */
export const unresponsiveLimit = 15_000
/** Chromium's own name for a load that another load took the place of. */
const aborted = -3

export type KioskWindowDeps = {
  readonly electron: Pick<ElectronApi, 'BrowserWindow'>
  readonly address: string
  /** The part of the desktop that it fills. */
  readonly bounds: Electron.Rectangle
  readonly developerTools: boolean
  readonly after: After
  readonly news: WindowNews
}

export type KioskWindow = ShellWindow & {
  focus(): void
  /** Fills this part of the desktop again, after a display changed. */
  fill(bounds: Electron.Rectangle): void
}

export const openKioskWindow = (deps: KioskWindowDeps): KioskWindow => {
  const { news } = deps
  const { x, y, width, height } = deps.bounds
  const window = new deps.electron.BrowserWindow({
    ...{ x, y, width, height },
    show: false,
    kiosk: true,
    frame: false,
    closable: false,
    minimizable: false,
    backgroundColor: '#000000',
    webPreferences: pagePrivileges(deps.developerTools),
  })
  const contents = window.webContents
  let cancelHang = () => {}
  // Until the kiosk itself wants the window gone, nothing closes it.
  let leaving = false
  // Leaving the kiosk to move it to another display is no loss of full screen.
  let moving = false

  window.on('close', (event) => {
    if (!leaving) event.preventDefault()
  })
  window.on('closed', () => {
    cancelHang()
    news.windowLost('it was closed')
  })
  window.on('leave-full-screen', () => {
    if (!leaving && !moving) window.setKiosk(true)
  })
  // Some keys of the system put every window away, whatever the window says of itself.
  window.on('minimize', () => {
    if (leaving) return
    window.restore()
    window.setKiosk(true)
    window.focus()
  })
  window.on('ready-to-show', () => {
    window.show()
    window.focus()
  })
  contents.on('did-finish-load', () => {
    cancelHang()
    news.shown()
  })
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) news.pageLost(description)
  })
  contents.on('render-process-gone', (_event, details) => {
    cancelHang()
    news.pageLost(details.reason)
  })
  contents.on('unresponsive', () => {
    cancelHang()
    cancelHang = deps.after(unresponsiveLimit, () => contents.forcefullyCrashRenderer())
  })
  contents.on('responsive', () => cancelHang())

  const loadPage = () => {
    // A load that fails is told by did-fail-load; the promise says the same once more.
    window.loadURL(deps.address).catch(() => undefined)
  }
  loadPage()

  return {
    loadPage,
    screenshot: async () => (await contents.capturePage()).toPNG(),
    dismiss: async () => {
      leaving = true
      window.destroy()
    },
    focus: () => window.focus(),
    fill: (bounds) => {
      moving = true
      window.setKiosk(false)
      window.setBounds(bounds)
      window.setKiosk(true)
      window.focus()
      moving = false
    },
  }
}
