import type * as Electron from 'electron'

/**
 * The part of Electron that the shell uses, in Electron's own published types. The real module and the
 * tests' double are both held against it by the compiler.
 */
export type ElectronApi = {
  readonly app: Pick<Electron.App, 'on' | 'whenReady'>
  readonly BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => ElectronWindow
  readonly Menu: Pick<typeof Electron.Menu, 'setApplicationMenu'>
  readonly powerMonitor: Pick<Electron.PowerMonitor, 'on'>
  readonly powerSaveBlocker: Pick<Electron.PowerSaveBlocker, 'start' | 'stop'>
  readonly screen: Pick<Electron.Screen, 'on' | 'getAllDisplays' | 'getPrimaryDisplay'>
  readonly session: { readonly defaultSession: ElectronSession }
}

export type ElectronWindow = Pick<
  Electron.BrowserWindow,
  'on' | 'loadURL' | 'setKiosk' | 'setBounds' | 'show' | 'showInactive' | 'restore' | 'focus' | 'isFocused' | 'destroy'
> & {
  readonly webContents: ElectronContents
}

export type ElectronContents = Pick<
  Electron.WebContents,
  'on' | 'setWindowOpenHandler' | 'setZoomMode' | 'executeJavaScript' | 'forcefullyCrashRenderer' | 'capturePage'
>

export type ElectronSession = Pick<
  Electron.Session,
  'on' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler' | 'setProxy'
> & { readonly cookies: Pick<Electron.Cookies, 'set'> }

type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>
export type ElectronPermission = Parameters<RequestHandler>[1]
export type PermissionRequestDetails = Parameters<RequestHandler>[3]
export type PermissionCheckDetails = Electron.PermissionCheckHandlerHandlerDetails
