import { fail } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import { invitationIn } from '../../options.ts'
import type { After } from '../after.ts'
import type { SecondStart, SecondStarts } from '../second-starts.ts'
import type { Shell } from '../shell.ts'
import { shellEvents } from '../shell-events.ts'
import { keepWindow } from '../window-keeper.ts'
import type { ElectronApi } from './electron-api.ts'
import { installGuards } from './guards.ts'
import { openKioskWindow } from './kiosk-window.ts'

export type ElectronShellDeps = {
  readonly electron: ElectronApi
  readonly developerTools: boolean
  readonly after: After
  readonly log: Log
  /** Starts that did not come through Electron's own lock. */
  readonly secondStarts: SecondStarts
  /** The graphics process crashed often: the next start should do without it. */
  onGraphicsTrouble(): void
}

const displaySettles = 1000
const graphicsCrashes = { limit: 3, within: 30_000 }

/** The kiosk's window as Electron. Must be made before Electron is ready, so that no page comes before its guards. */
export const createElectronShell = (deps: ElectronShellDeps): Shell => {
  const { electron, after, log } = deps
  const events = shellEvents()
  let ours = 'nobody'
  let leaving = false
  let blocker: number | null = null
  let crashes = 0
  let cancelSettle = () => {}

  const keeper = keepWindow({
    make: ({ origin }, news) => openKioskWindow({ electron, address: `${origin}/`, developerTools: deps.developerTools, after, news }),
    after,
    events,
    log,
  })

  const settleDisplays = () => {
    cancelSettle()
    cancelSettle = after(displaySettles, () => keeper.window()?.fill(electron.screen.getPrimaryDisplay().bounds))
  }
  const displaysChanged = () => {
    settleDisplays()
    events.emit({ type: 'displays-changed' })
  }

  const quitRequested = (event?: { preventDefault(): void }) => {
    if (leaving) return
    event?.preventDefault()
    events.emit({ type: 'quit-requested' })
  }

  const startedAgain = ({ invitation }: SecondStart) => {
    keeper.window()?.focus()
    if (invitation !== null) events.emit({ type: 'invitation', invitation })
  }

  const watchProcess = () => {
    electron.app.on('before-quit', quitRequested)
    // Without a listener Electron would quit while the window is being brought back.
    electron.app.on('window-all-closed', () => undefined)
    electron.app.on('second-instance', (_event, argv) => startedAgain({ invitation: invitationIn(argv) }))
    // macOS brings links so, also the one that the program was started with.
    electron.app.on('open-url', (event, link) => {
      event.preventDefault()
      startedAgain({ invitation: link })
    })
    deps.secondStarts.on(startedAgain)
    electron.app.on('browser-window-created', (_event, window) => {
      // Windows ends a session by its windows; elsewhere the machine says so itself.
      window.on('session-end', () => quitRequested())
      // Any lower level lies behind the taskbar of Windows.
      if (!deps.developerTools) window.setAlwaysOnTop(true, 'screen-saver')
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
    electron.screen.on('display-added', displaysChanged)
    electron.screen.on('display-removed', displaysChanged)
    electron.screen.on('display-metrics-changed', displaysChanged)
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
    installGuards(electron, { ours: () => ours, log })
    watchMachine()
  })

  return {
    name: 'electron',
    open: async (address) => {
      await ready
      const { origin, cookie } = address
      ours = origin
      try {
        await electron.session.defaultSession.cookies.set({ url: origin, ...cookie, httpOnly: true, sameSite: 'strict' })
      } catch (error) {
        return fail('window-not-opened', { cause: error })
      }
      return keeper.open(address)
    },
    displays: async () => {
      await ready
      const primary = electron.screen.getPrimaryDisplay().id
      // Electron tells places and sizes in its own points, and nothing of sleep.
      const screens = electron.screen.getAllDisplays().map(({ id, label, bounds, scaleFactor }) => ({
        connector: String(id),
        label,
        x: Math.round(bounds.x * scaleFactor),
        y: Math.round(bounds.y * scaleFactor),
        width: Math.round(bounds.width * scaleFactor),
        height: Math.round(bounds.height * scaleFactor),
        scale: scaleFactor,
        primary: id === primary,
      }))
      return { screens, asleep: false }
    },
    keepAwake: (on) => {
      if (on && blocker === null) blocker = electron.powerSaveBlocker.start('prevent-display-sleep')
      if (!on && blocker !== null) {
        electron.powerSaveBlocker.stop(blocker)
        blocker = null
      }
    },
    screenshot: keeper.screenshot,
    onEvent: events.on,
    close: async () => {
      leaving = true
      cancelSettle()
      await keeper.close()
      if (blocker !== null) electron.powerSaveBlocker.stop(blocker)
      blocker = null
    },
  }
}
