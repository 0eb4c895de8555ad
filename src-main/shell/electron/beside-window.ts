import type * as Electron from 'electron'
import type { After } from '../after.ts'
import type { ElectronApi } from './electron-api.ts'
import { pagePrivileges } from './page-privileges.ts'

/** A page that cannot be loaded, or was lost, is asked for again after this, in milliseconds. */
const againAfter = 2000

export type BesideWindow = { place(bounds: Electron.Rectangle): void; dismiss(): void }

/** A window on a screen that is not the room's: black, or the moderator's view. It never takes the keys, and nobody closes it. */
export const openBesideWindow = (deps: {
  readonly electron: Pick<ElectronApi, 'BrowserWindow'>
  readonly address: string
  readonly bounds: Electron.Rectangle
  readonly after: After
  /** It was closed, and not by its own `dismiss`. */
  gone(): void
}): BesideWindow => {
  const { x, y, width, height } = deps.bounds
  const window = new deps.electron.BrowserWindow({
    ...{ x, y, width, height },
    show: false,
    kiosk: true,
    frame: false,
    closable: false,
    minimizable: false,
    focusable: false,
    skipTaskbar: true,
    backgroundColor: '#000000',
    webPreferences: pagePrivileges(false),
  })
  let leaving = false
  let cancelAgain = () => {}
  const load = () => {
    cancelAgain()
    // A load that fails is told by did-fail-load; the promise says the same once more.
    window.loadURL(deps.address).catch(() => undefined)
  }
  const again = () => {
    cancelAgain()
    if (!leaving) cancelAgain = deps.after(againAfter, load)
  }
  window.on('close', (event) => {
    if (!leaving) event.preventDefault()
  })
  window.on('closed', () => {
    cancelAgain()
    if (!leaving) deps.gone()
    leaving = true
  })
  window.on('ready-to-show', () => window.showInactive())
  window.webContents.on('render-process-gone', again)
  window.webContents.on('did-fail-load', (_event, _code, _description, _url, isMainFrame) => {
    if (isMainFrame) again()
  })
  load()
  return {
    place: (bounds) => {
      window.setKiosk(false)
      window.setBounds(bounds)
      window.setKiosk(true)
    },
    dismiss: () => {
      // One that is closed cannot be destroyed.
      if (leaving) return
      leaving = true
      cancelAgain()
      window.destroy()
    },
  }
}
