import { join } from 'node:path'
import { causeText, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import type { After } from '../after.ts'
import { feelPulse } from '../page-pulse.ts'
import type { Display, PageAddress, Shell } from '../shell.ts'
import { shellEvents } from '../shell-events.ts'
import { keepWindow } from '../window-keeper.ts'
import { writableDirectory } from '../writable-directory.ts'
import { chromiumArguments } from './arguments.ts'
import { type Browser, startBrowser } from './browser.ts'
import { createDesktop } from './desktop.ts'
import { hasGraphicsCard, hasSharedMemory, programBehind } from './program.ts'

export type ChromiumShellDeps = {
  readonly executable: string
  readonly profileDirectory: string
  readonly environment: NodeJS.ProcessEnv
  readonly asRoot: boolean
  readonly after: After
  readonly log: Log
  readonly testPort: number | null
  readonly testFlags: readonly string[]
}

const patience = 4000

/** The kiosk's window as the system's own Chromium. It tells nothing of suspends: the clock notices those itself. */
export const createChromiumShell = (deps: ChromiumShellDeps): Shell => {
  const events = shellEvents()
  const environment = withoutBus(deps.environment)
  const directory = writableDirectory(join(deps.profileDirectory, 'chromium'), deps.log)
  const desktop = createDesktop({ profileDirectory: directory, environment, log: deps.log })
  let page: PageAddress | null = null
  let browser: Browser | null = null
  let opened = (_: Result<void>) => {}
  let stopPulse = () => {}

  const makeWindow = () => {
    if (page === null) return
    desktop.start()
    const mine = startBrowser({
      executable: programBehind(deps.executable),
      arguments: chromiumArguments({
        ...deps,
        origin: page.origin,
        profileDirectory: directory,
        sharedMemory: hasSharedMemory(),
        graphicsCard: hasGraphicsCard(),
      }),
      environment,
      page,
      after: deps.after,
      onPageLost: (why) => mine === browser && keeper.happened({ type: 'page-lost', why }),
      onExit: (why) => {
        if (mine !== browser) return
        browser = null
        stopPulse()
        keeper.happened({ type: 'window-lost', why })
      },
    })
    browser = mine
    mine.prepare().then(
      () => shown(mine),
      // While it lives a browser that could not be prepared is no use; when it left, its exit has been told.
      (error) => mine === browser && giveUp(causeText(error)),
    )
  }

  const shown = (mine: Browser) => {
    if (mine !== browser) return
    keeper.happened({ type: 'shown' })
    stopPulse()
    stopPulse = feelPulse({ after: deps.after, ask: () => mine.evaluate('0'), silent: () => mine === browser && giveUp('the page answers nothing') })
    opened(ok(undefined))
  }

  const loadPage = () => {
    const mine = browser
    mine?.loadPage().then(
      () => shown(mine),
      (error) => mine === browser && keeper.happened({ type: 'page-lost', why: causeText(error) }),
    )
  }

  const dismiss = () => {
    stopPulse()
    const mine = browser
    browser = null
    return mine?.leave(patience) ?? Promise.resolve()
  }

  const giveUp = (why: string) => {
    void dismiss()
    keeper.happened({ type: 'window-lost', why })
  }

  /** A page that is being loaded anew takes what it was asked before with it, and nobody answers. */
  const withinPatience = <T>(asked: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const cancel = deps.after(patience, () => reject(new Error('the page did not answer in time')))
      asked.then(resolve, reject).finally(cancel)
    })

  const keeper = keepWindow({ hands: { makeWindow, loadPage, dismiss: () => void dismiss() }, after: deps.after, events, log: deps.log })
  events.on((event) => event.type === 'gone' && opened(fail('window-not-opened', { cause: event.why })))

  return {
    name: 'chromium',
    open: (address) => {
      page = address
      return new Promise((resolve) => {
        opened = resolve
        keeper.happened({ type: 'open' })
      })
    },
    displays: async () => displaysFrom(browser && (await withinPatience(browser.evaluate(askForScreens)).catch(() => undefined))),
    keepAwake: desktop.keepAwake,
    screenshot: async () => {
      // A page that is just being made forgets what it was asked.
      if (browser === null || keeper.life().name !== 'showing') return fail('no-window')
      try {
        return ok(await withinPatience(browser.screenshot()))
      } catch (error) {
        return fail('no-window', { cause: error })
      }
    },
    onEvent: events.on,
    close: async () => {
      const left = dismiss()
      keeper.happened({ type: 'close' })
      desktop.keepAwake(false)
      await left
      desktop.stop()
    },
  }
}

/** `getScreenDetails` is there for secure origins with the permission that `prepare` grants. */
const askForScreens = `getScreenDetails().then((all) => all.screens.map((one) =>
  ({ label: one.label, width: one.width, height: one.height, scale: one.devicePixelRatio, primary: one.isPrimary })))`

const displaysFrom = (answer: unknown): readonly Display[] =>
  Array.isArray(answer) ? answer.map((one: Display, index) => ({ ...one, label: one.label === '' ? `${index + 1}` : one.label })) : []

/** Without a session bus Chromium asks nobody for a keyring and waits for no answer. */
const withoutBus = ({ DBUS_SESSION_BUS_ADDRESS: _, ...environment }: NodeJS.ProcessEnv): NodeJS.ProcessEnv => environment
