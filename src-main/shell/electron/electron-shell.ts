import { fail } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import { invitationIn } from '../../options.ts'
import type { After } from '../after.ts'
import type { LitConnector } from '../lit-connector.ts'
import type { SecondStart, SecondStarts } from '../second-starts.ts'
import type { Shell } from '../shell.ts'
import { shellEvents } from '../shell-events.ts'
import { keepWindow } from '../window-keeper.ts'
import type { ElectronApi } from './electron-api.ts'
import { createElectronScreens } from './electron-screens.ts'
import { installGuards } from './guards.ts'
import { openKioskWindow } from './kiosk-window.ts'

export type ElectronShellDeps = {
  readonly electron: ElectronApi
  readonly developerTools: boolean
  readonly after: After
  readonly log: Log
  /** Starts that did not come through Electron's own lock. */
  readonly secondStarts: SecondStarts
  /** In the packages' session: what its one screen calls itself, which Electron does not know there; null: nobody knows. */
  readonly ownSession: { lit(): Promise<LitConnector | null> } | null
  /** The graphics process crashed often: the next start should do without it. */
  onGraphicsTrouble(): void
}

const displaySettles = 1000
const graphicsCrashes = { limit: 3, within: 30_000 }

/** The kiosk's window as Electron. Must be made before Electron is ready, so that no page comes before its guards. */
export const createElectronShell = (deps: ElectronShellDeps): Shell => {
  const { electron, after, log } = deps
  const events = shellEvents()
  let ours: string | null = null
  let camera = false
  let leaving = false
  let blocker: number | null = null
  let crashes = 0
  let cancelSettle = () => {}

  const screens = createElectronScreens({ electron, after, origin: () => ours })
  const keeper = keepWindow({
    make: ({ origin }, news) =>
      openKioskWindow({ electron, address: `${origin}/`, bounds: screens.room(), developerTools: deps.developerTools, after, news }),
    after,
    events,
    log,
  })

  const settleDisplays = () => {
    cancelSettle()
    cancelSettle = after(displaySettles, () => {
      keeper.window()?.fill(screens.room())
      screens.settle()
    })
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
    installGuards(electron, { ours: () => ({ origin: ours ?? 'nobody', camera }), log })
    watchMachine()
  })

  return {
    name: 'electron',
    open: async (address) => {
      await ready
      const { origin, cookie } = address
      ours = origin
      address.camera().then(
        (may) => {
          camera = may
        },
        // Settings that cannot be read end the whole start.
        () => undefined,
      )
      try {
        const { defaultSession } = electron.session
        // Whatever is not on the loopback goes through main, which leads to the relays of the plenary and nowhere else.
        await defaultSession.setProxy({ mode: 'fixed_servers', proxyRules: origin })
        await defaultSession.cookies.set({ url: origin, ...cookie, httpOnly: true, sameSite: 'strict' })
      } catch (error) {
        return fail('window-not-opened', { cause: error })
      }
      return keeper.open(address)
    },
    screens: {
      list: async () => {
        await ready
        const state = screens.list()
        if (deps.ownSession === null) return state
        const lit = state.screens.length === 1 ? await deps.ownSession.lit() : null
        const named = lit === null ? {} : { label: lit.label === '' ? lit.connector : lit.label }
        return { ...state, screens: state.screens.map((one) => ({ ...one, ...named })), spread: true }
      },
      arrange: (plan) => {
        const before = JSON.stringify(screens.room())
        screens.plan(plan)
        // The window that fills its place already is not taken away for a moment.
        if (JSON.stringify(screens.room()) !== before) keeper.window()?.fill(screens.room())
        screens.settle()
      },
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
      screens.close()
      await keeper.close()
      if (blocker !== null) electron.powerSaveBlocker.stop(blocker)
      blocker = null
    },
  }
}
