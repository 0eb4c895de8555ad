import type * as Electron from 'electron'
import { createElectronDouble } from '../electron-double.ts'
import { createEmitter } from '../emitter.ts'
import type { MainApp } from '../main-app.ts'
import { type Chromium, startChromium } from './chromium.ts'
import { takeLock } from './lock.ts'
import { showInChromium } from './window.ts'

/**
 * Electron's double as a program that can be used: its windows are Chromium's. With it the journeys go through the root, the
 * shell and the tests' own way of starting Electron where no Electron is. What Electron itself does with what it is told, it
 * cannot show.
 */
const double = createElectronDouble()
const places = new Map<string, string>()
const placeOf = (name: string): string => places.get(name) ?? '/nowhere'
let chromium: Chromium | null = null

const browser = (): Chromium => {
  if (chromium === null) throw new Error('Electron is not ready yet')
  return chromium
}

/** What the page may use is asked of the shell, as Electron does, and told to Chromium. */
const grant = (url: string): Promise<unknown> => {
  const may = (permission: 'media' | 'window-management', mediaType?: 'audio' | 'video') =>
    double.session.check(permission, url, { isMainFrame: true, ...(mediaType === undefined ? {} : { mediaType }) })
  const permissions = [
    ...(may('media', 'audio') ? ['audioCapture'] : []),
    ...(may('media', 'video') ? ['videoCapture'] : []),
    ...(may('window-management') ? ['windowManagement'] : []),
  ]
  return browser().send('Browser.grantPermissions', { origin: new URL(url).origin, permissions })
}

double.session.session.cookies.set = async ({ url, name, value, httpOnly }) => {
  await browser().send('Storage.setCookies', { cookies: [{ url, name, value, httpOnly, sameSite: 'Strict' }] })
}

export const app = {
  ...double.electron.app,
  exit: (code = 0) => {
    void Promise.resolve(chromium?.close()).then(() => process.exit(code))
  },
  enableSandbox: () => undefined,
  getVersion: () => '0.0.0',
  getPath: placeOf,
  setPath: (name, path) => void places.set(name, path),
  requestSingleInstanceLock: () => takeLock(placeOf('userData'), (argv) => double.app.secondInstance(...argv)),
  disableHardwareAcceleration: () => undefined,
  resolveProxy: async () => 'DIRECT',
  commandLine: { removeSwitch: () => undefined },
} satisfies MainApp

export const crashReporter = { start: () => undefined } satisfies Pick<Electron.CrashReporter, 'start'>

export class BrowserWindow extends double.electron.BrowserWindow {
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super(options)
    const window = double.window()
    showInChromium(window, browser())
    const { loadURL } = window
    window.loadURL = async (url) => {
      await grant(url)
      await loadURL(url)
    }
  }
}
export const { Menu, powerMonitor, powerSaveBlocker, screen } = double.electron
export const session = {
  get defaultSession() {
    return double.electron.session.defaultSession
  },
}

/** The settings' store takes Electron whole. */
const whole = { app, ipcMain: { on: createEmitter().on } satisfies Pick<Electron.IpcMain, 'on'>, shell: {} }

export { whole as default }

// Electron becomes ready once the program's first turn is over.
setImmediate(() => {
  chromium = startChromium(placeOf('userData'), process.argv)
  chromium.send('Target.setDiscoverTargets', { discover: true }).then(double.ready, (error) => {
    process.stderr.write(`${error}\n`)
    process.exit(1)
  })
})
