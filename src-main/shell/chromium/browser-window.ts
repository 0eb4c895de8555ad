import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { ScreenPlan } from '../../../src-shared/devices/choose-screen.ts'
import { causeText } from '../../../src-shared/result/result.ts'
import type { After } from '../after.ts'
import { feelPulse } from '../page-pulse.ts'
import { againPath, type PageAddress } from '../shell.ts'
import type { ShellWindow, WindowNews } from '../window-keeper.ts'
import { createBesideWindows } from './beside-windows.ts'
import { askForScreens } from './displays.ts'
import { openPipe } from './pipe.ts'
import { areaOf, placeWindow } from './place-window.ts'

export type BrowserWindowDeps = {
  readonly executable: string
  readonly arguments: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  readonly page: PageAddress
  /** What the screens show; null: nobody has said it yet, and the window is where the system puts it. */
  readonly plan: ScreenPlan | null
  readonly news: WindowNews
  readonly after: After
  /** Whether the screen is the kiosk's alone; on somebody's desktop it takes nobody's keys back. */
  hasScreenAlone(): boolean
}

/** `screens` is what the page says of them, to be checked; undefined while it says nothing. */
export type BrowserWindow = ShellWindow & { screens(): Promise<unknown>; arrange(plan: ScreenPlan): void; focus(): void }

/** Sound from the room and the room's screens, and its picture where IT wants it; everything else is denied to the page by this very call. */
const granted = ['audioCapture', 'windowManagement']
const stderrKept = 600
const patience = 4000

/** Whether the room sees the page and nothing else, and its keys reach it. */
const askWhetherItFills = 'innerWidth >= screen.width && innerHeight >= screen.height && document.hasFocus()'

type TargetInfo = { readonly targetId: string; readonly type: string; readonly url: string }

/** One running Chromium and the kiosk's page in it. */
export const openBrowserWindow = ({ page, news, after, ...deps }: BrowserWindowDeps): BrowserWindow => {
  const child = spawn(deps.executable, deps.arguments, { env: deps.environment, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  const pipe = openPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  let stopPulse = () => {}
  let lastWords = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString('utf8')).slice(-stderrKept)
  })
  const exited = new Promise<void>((resolve) => {
    const left = (why: string) => {
      stopPulse()
      resolve()
      news.windowLost(why)
    }
    child.once('error', (error) => left(error.message))
    child.once('exit', (code, signal) => left(`Chromium left with ${signal ?? `code ${code}`}${code === 0 ? '' : `: ${lastWords.trim()}`}`))
  })
  const leave = (): Promise<void> => {
    stopPulse()
    const cancel = after(patience, () => child.kill('SIGKILL'))
    pipe.send('Browser.close').catch(() => child.kill('SIGTERM'))
    return exited.finally(cancel)
  }
  /** While it lives a browser whose page cannot be shown is no use. */
  const giveUp = (why: string) => {
    void leave()
    news.windowLost(why)
  }

  /** The first page that there is: Chromium answers on its pipe before its window is there. */
  const ours = Promise.withResolvers<string>()
  const beside = createBesideWindows({ origin: page.origin, send: pipe.send })
  let plan = deps.plan
  const session = ours.promise.then((targetId) => pipe.send('Target.attachToTarget', { targetId, flatten: true }))
  session.catch(() => undefined)
  const ask = async (method: string, params: object = {}) => pipe.send(method, params, String((await session).sessionId))
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await ask('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true, userGesture: true })
    return (result as { value?: unknown } | undefined)?.value
  }

  /** Another page than ours is closed at once; ours that went elsewhere counts as lost. */
  const sawTarget = async ({ type, targetId, url }: TargetInfo) => {
    if (type !== 'page') return
    ours.resolve(targetId)
    // For an instant a page has no address yet.
    const elsewhere = url !== '' && url !== 'about:blank' && !url.startsWith(`${page.origin}/`)
    if (targetId !== (await ours.promise)) {
      if (elsewhere || !(await beside.has(targetId))) await pipe.send('Target.closeTarget', { targetId })
    } else if (elsewhere) news.pageLost('it left its address')
  }
  pipe.onEvent(({ method, params }) => {
    if (method === 'Inspector.targetCrashed') news.pageLost('its process crashed')
    // A browser that goes away meanwhile is reported by its exit.
    if (method === 'Target.targetCrashed' || method === 'Target.targetDestroyed') beside.lost(String(params.targetId))
    if (method === 'Target.targetCreated' || method === 'Target.targetInfoChanged') sawTarget(params.targetInfo as TargetInfo).catch(() => undefined)
  })

  /** Installs the cookie, grants what the page may use, forbids the rest, and shows the page with focus. */
  const prepare = async () => {
    const { origin, cookie } = page
    // All asked for in one breath and answered in order: the page asks for its document right after the cookie.
    await Promise.all([
      pipe.send('Target.setDiscoverTargets', { discover: true }),
      pipe.send('Storage.setCookies', { cookies: [{ ...cookie, url: origin, httpOnly: true, sameSite: 'Strict' }] }),
      pipe.send('Browser.grantPermissions', { origin, permissions: granted }),
      pipe.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
    ])
    await Promise.all([ask('Inspector.enable'), ask('Page.bringToFront'), ask('Page.setInterceptFileChooserDialog', { enabled: true, cancel: true })])
    // Chromium opened the address by itself, and what came too early has asked again by itself. To load it once more would cost a quarter of the start.
    const { targetInfo } = await pipe.send('Target.getTargetInfo', { targetId: await ours.promise })
    if ((targetInfo as TargetInfo).url.endsWith(againPath)) await navigate()
  }
  /** Grants anew, all of it: each call takes back what it does not name. */
  const allowCamera = async () => {
    if (await page.camera()) await pipe.send('Browser.grantPermissions', { origin: page.origin, permissions: [...granted, 'videoCapture'] })
  }
  const navigate = async () => {
    const { errorText } = await ask('Page.navigate', { url: `${page.origin}/` })
    if (typeof errorText === 'string' && errorText !== 'net::ERR_ABORTED') throw new Error(errorText)
  }
  const area = () => (plan === null || plan.room === null ? null : areaOf(plan.room))
  /** A window manager that came late, or something that came in front, may have left the window small or without the keys. */
  const fillScreen = async () => {
    await showBeside()
    if ((await evaluate(askWhetherItFills)) !== false || !deps.hasScreenAlone()) return
    await placeWindow(pipe.send, await ours.promise, area(), 'anyway')
    await ask('Page.bringToFront')
  }
  /** A window that is made takes the keys, and gives them back. */
  const showBeside = async () => {
    if (plan !== null && (await beside.show(plan.beside))) await ask('Page.bringToFront')
  }
  const arrange = async () => {
    if (plan === null) return
    if (await placeWindow(pipe.send, await ours.promise, area())) await ask('Page.bringToFront')
    await showBeside()
  }
  const shown = () => {
    stopPulse()
    arrange()
      .then(fillScreen)
      .catch(() => undefined)
    stopPulse = feelPulse({ after, ask: fillScreen, silent: () => giveUp('the page answers nothing') })
    news.shown()
  }
  prepare().then(shown, (error) => giveUp(causeText(error)))
  // Asked for after what `prepare` grants. A browser that goes away meanwhile is reported by its exit.
  allowCamera().catch(() => undefined)

  return {
    loadPage: () => void navigate().then(shown, (error) => news.pageLost(causeText(error))),
    screenshot: async () => {
      const { data } = await inTime(ask('Page.captureScreenshot', { format: 'png' }))
      return Buffer.from(String(data), 'base64')
    },
    // A page that is not there yet, or no more, knows of none.
    screens: () => inTime(evaluate(askForScreens)).catch(() => undefined),
    // A window that is just going is made anew, and then this is done again.
    arrange: (next) => {
      plan = next
      arrange().catch(() => undefined)
    },
    focus: () => void ask('Page.bringToFront').catch(() => undefined),
    dismiss: leave,
  }
}

/** A page that is being loaded anew takes what it was asked before with it, and nobody answers. */
const inTime = <T>(asked: Promise<T>): Promise<T> =>
  Promise.race([asked, delay(patience, undefined, { ref: false }).then(() => Promise.reject(new Error('the page did not answer in time')))])
