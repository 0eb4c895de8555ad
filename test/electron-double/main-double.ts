import { isAbsolute } from 'node:path'
import type * as Electron from 'electron'
import { createElectronDouble } from './electron-double.ts'
import { createEmitter } from './emitter.ts'
import type { MainApp } from './main-app.ts'

/**
 * Electron for the root of the program: stands in its place in a process of its own (see electron-program.ts), tells each
 * step on a line of stdout, and becomes ready once the program's first turn is over, as Electron does.
 */
const { env } = process
const double = createElectronDouble()
let first = true
const step = (what: string) => {
  const heard = process.listenerCount('uncaughtException') > 0 ? '' : ' (no listener)'
  process.stdout.write(`step: ${what}${first ? heard : ''}\n`)
  first = false
}
// What the shell's own double notes down is told in the same order.
double.order.push = (...steps) => {
  for (const one of steps) step(one)
  return steps.length
}

export const app = {
  ...double.electron.app,
  exit: (code = 0) => {
    step(`exit ${code}`)
    process.exit(code)
  },
  enableSandbox: () => step('sandbox'),
  getVersion: () => '0.0.0',
  getPath: () => env.DOUBLE_USER_DATA ?? '/nowhere',
  setPath: (name, path) => {
    if (!isAbsolute(path)) throw new TypeError('Path must be absolute')
    step(`${name} ${path}`)
  },
  requestSingleInstanceLock: () => {
    step('lock')
    return env.DOUBLE_LOCKED === undefined
  },
  disableHardwareAcceleration: () => step('no graphics'),
  resolveProxy: async () => 'DIRECT',
  commandLine: { removeSwitch: (name) => step(`without ${name}`) },
} satisfies MainApp

export const crashReporter = { start: ({ uploadToServer = true }) => step(uploadToServer ? 'crashes sent' : 'crashes kept') } satisfies Pick<
  Electron.CrashReporter,
  'start'
>

export class BrowserWindow extends double.electron.BrowserWindow {
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    if (env.DOUBLE_NO_WINDOW !== undefined) throw new Error('no window can be made')
    super(options)
    setImmediate(() => double.window().page.loaded())
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

setImmediate(double.ready)
