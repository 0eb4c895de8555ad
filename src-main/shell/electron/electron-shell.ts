import { causeText, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import type { After } from '../after.ts'
import type { PageAddress, Shell } from '../shell.ts'
import { shellEvents } from '../shell-events.ts'
import { keepWindow } from '../window-keeper.ts'
import type { ElectronApi } from './electron-api.ts'
import { installGuards } from './guards.ts'
import { type KioskWindow, openKioskWindow } from './kiosk-window.ts'

export type ElectronShellDeps = {
  readonly electron: ElectronApi
  readonly developerTools: boolean
  readonly after: After
  readonly log: Log
  /** The graphics process crashed often: the next start should do without it. */
  onGraphicsTrouble(): void
}

const displaySettles = 1000
const graphicsCrashes = { limit: 3, within: 30_000 }

/** The kiosk's window as Electron. Must be made before Electron is ready, so that no page comes before its guards. */
export const createElectronShell = (deps: ElectronShellDeps): Shell => {
  const { electron, after, log } = deps
  const events = shellEvents()
  let page: PageAddress | null = null
  let kiosk: KioskWindow | null = null
  let leaving = false
  let blocker: number | null = null
  let crashes = 0
  let opened = (_: Result<void>) => {}
  let cancelSettle = () => {}

  const makeWindow = () => {
    if (page === null) return
    const mine = openKioskWindow({
      electron,
      address: `${page.origin}/`,
      developerTools: deps.developerTools,
      after,
      leaving: () => leaving || mine !== kiosk,
      onShown: () => {
        keeper.happened({ type: 'shown' })
        opened(ok(undefined))
      },
      onPageLost: (why) => mine === kiosk && keeper.happened({ type: 'page-lost', why }),
      onWindowLost: (why) => {
        if (mine !== kiosk) return
        kiosk = null
        keeper.happened({ type: 'window-lost', why })
      },
    })
    kiosk = mine
    mine.loadPage()
  }

  const dismiss = () => {
    const mine = kiosk
    kiosk = null
    mine?.window.destroy()
  }

  const keeper = keepWindow({ hands: { makeWindow, loadPage: () => kiosk?.loadPage(), dismiss }, after, events, log })
  events.on((event) => event.type === 'gone' && opened(fail('window-not-opened', { cause: event.why })))

  const settleDisplays = () => {
    cancelSettle()
    cancelSettle = after(displaySettles, () => kiosk?.fill(electron.screen.getPrimaryDisplay().bounds))
  }

  const quitRequested = (event?: { preventDefault(): void }) => {
    if (leaving) return
    event?.preventDefault()
    events.emit({ type: 'quit-requested' })
  }

  const watchProcess = () => {
    electron.app.on('before-quit', quitRequested)
    // Without a listener Electron would quit while the window is being brought back.
    electron.app.on('window-all-closed', () => undefined)
    electron.app.on('second-instance', (_event, argv) => {
      kiosk?.window.focus()
      events.emit({ type: 'second-start', argv })
    })
    electron.app.on('child-process-gone', (_event, { type, reason }) => {
      log.warn('a helper process is gone', { type, reason })
      if (type !== 'GPU' || reason === 'clean-exit') return
      crashes += 1
      after(graphicsCrashes.within, () => {
        crashes -= 1
      })
      if (crashes === graphicsCrashes.limit) deps.onGraphicsTrouble()
    })
  }

  const watchMachine = () => {
    electron.screen.on('display-added', settleDisplays)
    electron.screen.on('display-removed', settleDisplays)
    electron.screen.on('display-metrics-changed', settleDisplays)
    electron.powerMonitor.on('shutdown', quitRequested)
    electron.powerMonitor.on('suspend', () => log.info('the machine goes to sleep'))
    electron.powerMonitor.on('resume', () => {
      settleDisplays()
      events.emit({ type: 'resumed' })
    })
  }

  electron.Menu.setApplicationMenu(null)
  watchProcess()
  const ready = electron.app.whenReady().then(() => {
    installGuards(electron, { ours: () => page?.origin ?? 'nobody', log })
    watchMachine()
  })

  return {
    name: 'electron',
    open: async (address) => {
      await ready
      page = address
      const { origin, cookie } = address
      try {
        await electron.session.defaultSession.cookies.set({ url: origin, ...cookie, httpOnly: true, sameSite: 'strict' })
      } catch (error) {
        return fail('window-not-opened', { cause: error })
      }
      return new Promise((resolve) => {
        opened = resolve
        keeper.happened({ type: 'open' })
      })
    },
    displays: async () => {
      await ready
      const primary = electron.screen.getPrimaryDisplay().id
      return electron.screen
        .getAllDisplays()
        .map(({ id, label, size, scaleFactor }) => ({ label, width: size.width, height: size.height, scale: scaleFactor, primary: id === primary }))
    },
    keepAwake: (on) => {
      if (on && blocker === null) blocker = electron.powerSaveBlocker.start('prevent-display-sleep')
      if (!on && blocker !== null) {
        electron.powerSaveBlocker.stop(blocker)
        blocker = null
      }
    },
    screenshot: async () => {
      if (kiosk === null) return fail('no-window')
      try {
        return ok((await kiosk.window.webContents.capturePage()).toPNG())
      } catch (error) {
        return fail('no-window', { cause: causeText(error) })
      }
    },
    onEvent: events.on,
    close: async () => {
      leaving = true
      cancelSettle()
      keeper.happened({ type: 'close' })
      if (blocker !== null) electron.powerSaveBlocker.stop(blocker)
      blocker = null
    },
  }
}
