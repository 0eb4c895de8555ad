import type { After } from '../after.ts'
import type { ElectronApi, ElectronWindow } from './electron-api.ts'

/** A page that hangs for so long is ended and brought back. */
export const unresponsiveLimit = 15_000
/** Chromium's own name for a load that another load took the place of. */
const aborted = -3

export type KioskWindowDeps = {
  readonly electron: Pick<ElectronApi, 'BrowserWindow'>
  readonly address: string
  readonly developerTools: boolean
  readonly after: After
  /** True once the kiosk itself wants the window gone; until then nothing closes it. */
  leaving(): boolean
  onShown(): void
  onPageLost(why: string): void
  onWindowLost(why: string): void
}

export type KioskWindow = {
  readonly window: ElectronWindow
  loadPage(): void
  /** Fills this part of the desktop again, after a display changed. */
  fill(bounds: { x: number; y: number; width: number; height: number }): void
}

export const openKioskWindow = (deps: KioskWindowDeps): KioskWindow => {
  const window = new deps.electron.BrowserWindow({
    show: false,
    kiosk: true,
    frame: false,
    closable: false,
    backgroundColor: '#000000',
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: deps.developerTools,
      spellcheck: false,
      backgroundThrottling: false,
    },
  })
  const contents = window.webContents
  let cancelHang = () => {}
  // Leaving the kiosk to move it to another display is no loss of full screen.
  let moving = false

  window.on('close', (event) => {
    if (!deps.leaving()) event.preventDefault()
  })
  window.on('closed', () => {
    cancelHang()
    deps.onWindowLost('it was closed')
  })
  window.on('leave-full-screen', () => {
    if (!deps.leaving() && !moving) window.setKiosk(true)
  })
  window.on('ready-to-show', () => {
    window.show()
    window.focus()
  })
  contents.on('did-finish-load', () => {
    cancelHang()
    deps.onShown()
  })
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) deps.onPageLost(description)
  })
  contents.on('render-process-gone', (_event, details) => {
    cancelHang()
    deps.onPageLost(details.reason)
  })
  contents.on('unresponsive', () => {
    cancelHang()
    cancelHang = deps.after(unresponsiveLimit, () => contents.forcefullyCrashRenderer())
  })
  contents.on('responsive', () => cancelHang())

  return {
    window,
    loadPage: () => {
      // A load that fails is told by did-fail-load; the promise says the same once more.
      window.loadURL(deps.address).catch(() => undefined)
    },
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
