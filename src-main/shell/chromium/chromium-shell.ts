import { join } from 'node:path'
import type { ScreenPlan } from '../../../src-shared/devices/choose-screen.ts'
import type { Log } from '../../logging/log.ts'
import type { After } from '../after.ts'
import type { SecondStarts } from '../second-starts.ts'
import type { Shell } from '../shell.ts'
import { shellEvents } from '../shell-events.ts'
import { keepWindow } from '../window-keeper.ts'
import { writableDirectory } from '../writable-directory.ts'
import { chromiumArguments } from './arguments.ts'
import { openBrowserWindow } from './browser-window.ts'
import { createDesktop } from './desktop.ts'
import { createDisplays } from './displays.ts'
import { hasGraphicsCard, hasSharedMemory, programBehind } from './program.ts'

export type ChromiumShellDeps = {
  readonly executable: string
  readonly profileDirectory: string
  readonly environment: NodeJS.ProcessEnv
  readonly asRoot: boolean
  readonly after: After
  readonly log: Log
  readonly secondStarts: SecondStarts
  readonly testPort: number | null
  readonly testFlags: readonly string[]
}

/** The kiosk's window as the system's own Chromium. It tells nothing of suspends: the clock notices those itself. */
export const createChromiumShell = (deps: ChromiumShellDeps): Shell => {
  const { after, log } = deps
  const events = shellEvents()
  const environment = withoutBus(deps.environment)
  const profileDirectory = writableDirectory(join(deps.profileDirectory, 'chromium'), log)
  const desktop = createDesktop({ profileDirectory, environment, after, log })
  const displays = createDisplays(environment)
  let plan: ScreenPlan | null = null

  const keeper = keepWindow({
    make: (page, news) => {
      desktop.start()
      const machine = { sharedMemory: hasSharedMemory(), graphicsCard: hasGraphicsCard() }
      return openBrowserWindow({
        executable: programBehind(deps.executable),
        arguments: chromiumArguments({ ...deps, ...machine, profileDirectory, origin: page.origin }),
        environment,
        page,
        plan,
        news,
        after,
        hasScreenAlone: desktop.hasScreenAlone,
      })
    },
    after,
    events,
    log,
  })

  deps.secondStarts.on(({ invitation }) => {
    // A window that is just being made or brought back comes to the front by itself.
    keeper.window()?.focus()
    if (invitation !== null) events.emit({ type: 'invitation', invitation })
  })

  return {
    name: 'chromium',
    open: keeper.open,
    screens: {
      list: () => displays(async () => keeper.window()?.screens()),
      arrange: (next) => {
        plan = next
        keeper.window()?.arrange(next)
      },
    },
    keepAwake: desktop.keepAwake,
    screenshot: keeper.screenshot,
    onEvent: events.on,
    close: async () => {
      const left = keeper.close()
      desktop.keepAwake(false)
      await left
      await desktop.stop()
    },
  }
}

/** Without a session bus Chromium asks nobody for a keyring and waits for no answer. */
const withoutBus = ({ DBUS_SESSION_BUS_ADDRESS: _, ...environment }: NodeJS.ProcessEnv): NodeJS.ProcessEnv => environment
