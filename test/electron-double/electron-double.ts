import type * as Electron from 'electron'
import type {
  ElectronApi,
  ElectronPermission,
  ElectronSession,
  PermissionCheckDetails,
  PermissionRequestDetails,
} from '../../src-main/shell/electron/electron-api.ts'
import { createEmitter, refusable } from './emitter.ts'
import { createContentsDouble, WindowDouble } from './window-double.ts'

const createSessionDouble = () => {
  const { on, tell } = createEmitter()
  const cookies: Electron.CookiesSetDetails[] = []
  const proxies: Electron.ProxyConfig[] = []
  let onRequest: Parameters<ElectronSession['setPermissionRequestHandler']>[0] = null
  let onCheck: Parameters<ElectronSession['setPermissionCheckHandler']>[0] = null
  let onDevice: Parameters<ElectronSession['setDevicePermissionHandler']>[0] = null
  let onDisplayMedia: Parameters<ElectronSession['setDisplayMediaRequestHandler']>[0] = null
  const session = {
    on,
    setPermissionRequestHandler: (handler) => {
      onRequest = handler
    },
    setPermissionCheckHandler: (handler) => {
      onCheck = handler
    },
    setDevicePermissionHandler: (handler) => {
      onDevice = handler
    },
    setDisplayMediaRequestHandler: (handler) => {
      onDisplayMedia = handler
    },
    setProxy: async (config) => {
      proxies.push(config)
    },
    cookies: {
      set: async (details) => {
        cookies.push(details)
      },
    },
  } satisfies ElectronSession
  return {
    session,
    cookies,
    proxies,
    tell,
    /** As Electron itself: with no handler everything is granted. */
    request: (permission: ElectronPermission, details: PermissionRequestDetails) => {
      let answer = true
      onRequest?.(
        {} as Electron.WebContents,
        permission,
        (given) => {
          answer = given
        },
        details,
      )
      return answer
    },
    check: (permission: ElectronPermission, origin: string, details: PermissionCheckDetails) => onCheck?.(null, permission, origin, details) ?? true,
    /** Whether a page that wants to see a screen is given none. */
    screenIsRefused: () => {
      let given: unknown = 'the whole screen'
      onDisplayMedia?.({} as Electron.DisplayMediaRequestHandlerHandlerRequest, (streams: unknown) => {
        given = streams
      })
      return given === null
    },
    device: () => onDevice?.({} as Electron.DevicePermissionHandlerHandlerDetails) ?? true,
  }
}

const display = (id: number, x: number) =>
  ({
    id,
    label: `Screen ${id}`,
    bounds: { x, y: 0, width: 1920, height: 1080 },
    size: { width: 1920, height: 1080 },
    scaleFactor: 1,
    internal: false,
  }) as Electron.Display

/** A stand-in for Electron whose surface the compiler holds against the published types, driven by what happens to a kiosk. */
export const createElectronDouble = () => {
  const order: string[] = []
  const windows: WindowDouble[] = []
  const app = createEmitter()
  const screen = createEmitter()
  const power = createEmitter()
  const session = createSessionDouble()
  const blockers = new Set<number>()
  let becomeReady = () => {}
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve
  })
  let displays = [display(1, 0)]

  class BrowserWindow extends WindowDouble {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super(options)
      order.push('window')
      windows.push(this)
      app.tell('web-contents-created', {}, this.webContents)
      app.tell('browser-window-created', {}, this)
    }
  }

  const electron: ElectronApi = {
    app: { on: app.on, whenReady: () => ready },
    BrowserWindow,
    Menu: { setApplicationMenu: (menu) => order.push(menu === null ? 'no menu' : 'menu') },
    powerMonitor: { on: power.on },
    powerSaveBlocker: {
      start: (type) => {
        order.push(type)
        blockers.add(blockers.size + 1)
        return blockers.size
      },
      stop: (id) => blockers.delete(id),
    },
    screen: { on: screen.on, getAllDisplays: () => displays, getPrimaryDisplay: () => displays[0] ?? display(1, 0) },
    session: {
      get defaultSession() {
        order.push('session')
        return session.session
      },
    },
  }

  return {
    electron,
    order,
    windows,
    session,
    blockers,
    ready: () => {
      order.push('ready')
      becomeReady()
    },
    /** The newest window. */
    window: () => {
      const last = windows.at(-1)
      if (last === undefined) throw new Error('there is no window')
      return last
    },
    app: {
      /** The last window is gone; with nobody who listens Electron quits. */
      windowsAllClosed: () => (app.heard('window-all-closed') ? 'stays' : 'quits'),
      quitIsRefused: () => {
        const event = refusable({})
        app.tell('before-quit', event)
        return event.refused()
      },
      openUrl: (url: string) => {
        const event = refusable({})
        app.tell('open-url', event, url)
        return event.refused() ? 'taken' : 'left to the system'
      },
      secondInstance: (...argv: string[]) => app.tell('second-instance', {}, argv, '/', {}),
      childGone: (details: Pick<Electron.Details, 'type' | 'reason'>) => app.tell('child-process-gone', {}, details),
      /** Whether nobody is shown a certificate of this computer, though there is one. */
      certificateIsRefused: () => {
        let chosen: unknown = 'the first'
        const event = refusable({})
        app.tell('select-client-certificate', event, {}, 'https://example.org/', [{ issuerName: 'IT' }], (certificate?: unknown) => {
          chosen = certificate
        })
        return event.refused() && chosen === undefined
      },
      /** Some page comes to be that the shell did not make. */
      strangePage: () => {
        const page = createContentsDouble()
        app.tell('web-contents-created', {}, page.contents)
        return page
      },
    },
    displaysBecome: (...xs: number[]) => {
      displays = xs.map((x, index) => display(index + 1, x))
      screen.tell('display-metrics-changed', {}, displays[0], ['bounds'])
    },
    displayTold: (event: 'display-added' | 'display-removed' | 'display-metrics-changed') => screen.tell(event, {}, displays[0], []),
    power: (event: 'suspend' | 'resume') => power.tell(event),
    /** Whether the system waits with its shutdown until the kiosk has stopped. */
    shutdownWaits: () => {
      const event = refusable({})
      power.tell('shutdown', event)
      return event.refused()
    },
    downloadIsRefused: () => {
      const event = refusable({})
      session.tell('will-download', event, {}, {}, null)
      return event.refused()
    },
  }
}

export type ElectronDouble = ReturnType<typeof createElectronDouble>
