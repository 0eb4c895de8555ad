import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { After } from '../after.ts'
import { againPath, type PageAddress } from '../shell.ts'
import { openPipe, type Pipe } from './pipe.ts'

/** One running Chromium and the kiosk's page in it. Every method rejects when the browser is gone. */
export type Browser = {
  /** Installs the cookie, grants what the page may use, forbids the rest, and shows the page with focus. */
  prepare(): Promise<void>
  loadPage(): Promise<void>
  screenshot(): Promise<Uint8Array>
  evaluate(expression: string): Promise<unknown>
  /** Asks the browser to leave, and makes it leave after `patience` milliseconds. Resolves when it has left. */
  leave(patience: number): Promise<void>
}

export type BrowserDeps = {
  readonly executable: string
  readonly arguments: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  readonly page: PageAddress
  readonly after: After
  onPageLost(why: string): void
  onExit(why: string): void
}

/** Sound from the room and the room's screens; everything else is denied to the page by this very call. */
const granted = ['audioCapture', 'windowManagement']
const stderrKept = 600

type TargetInfo = { readonly targetId: string; readonly type: string; readonly url: string }

export const startBrowser = (deps: BrowserDeps): Browser => {
  const child = spawn(deps.executable, deps.arguments, { env: deps.environment, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  const pipe = openPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  let lastWords = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString('utf8')).slice(-stderrKept)
  })
  const exited = new Promise<void>((resolve) => {
    const left = (why: string) => {
      resolve()
      deps.onExit(why)
    }
    child.once('error', (error) => left(error.message))
    child.once('exit', (code, signal) => left(`Chromium left with ${signal ?? `code ${code}`}${code === 0 ? '' : `: ${lastWords.trim()}`}`))
  })

  const session = attach(pipe)
  session.catch(() => undefined)
  const ask = async (method: string, params: object = {}) => pipe.send(method, params, (await session).sessionId)

  /** Another page than ours is closed at once; ours that went elsewhere counts as lost. */
  const sawTarget = async (info: TargetInfo) => {
    // For an instant a new page has no address yet, and ours an empty one.
    if (info.type !== 'page' || info.url === '') return
    if (info.targetId !== (await session).targetId) await pipe.send('Target.closeTarget', { targetId: info.targetId })
    else if (info.url !== 'about:blank' && !info.url.startsWith(`${deps.page.origin}/`)) deps.onPageLost('it left its address')
  }
  const watchTargets = async () => {
    pipe.onEvent(({ method, params }) => {
      if (method === 'Inspector.targetCrashed') deps.onPageLost('its process crashed')
      // A browser that goes away meanwhile is reported by its exit.
      if (method === 'Target.targetCreated' || method === 'Target.targetInfoChanged')
        sawTarget(params.targetInfo as TargetInfo).catch(() => undefined)
    })
    const { targetInfos } = await pipe.send('Target.getTargets')
    for (const info of targetInfos as readonly TargetInfo[]) await sawTarget(info)
  }

  const loadPage = async () => {
    const { errorText } = await ask('Page.navigate', { url: `${deps.page.origin}/` })
    if (typeof errorText === 'string' && errorText !== 'net::ERR_ABORTED') throw new Error(errorText)
  }

  return {
    prepare: async () => {
      const { origin, cookie } = deps.page
      // All asked for in one breath and answered in order: the page asks for its document right after the cookie.
      const first = [
        pipe.send('Storage.setCookies', { cookies: [{ ...cookie, url: origin, httpOnly: true, sameSite: 'Strict' }] }),
        pipe.send('Browser.grantPermissions', { origin, permissions: granted }),
        pipe.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
      ]
      await Promise.all(first)
      await Promise.all([ask('Inspector.enable'), ask('Page.bringToFront'), watchTargets()])
      // Chromium opened the address by itself, and what came too early has asked again by itself. To load it once more would cost a quarter of the start.
      const { targetInfos } = await pipe.send('Target.getTargets')
      const { targetId } = await session
      if ((targetInfos as readonly TargetInfo[]).some((info) => info.targetId === targetId && info.url.endsWith(againPath))) await loadPage()
    },
    loadPage,
    screenshot: async () => {
      const { data } = await ask('Page.captureScreenshot', { format: 'png' })
      return Buffer.from(String(data), 'base64')
    },
    evaluate: async (expression) => {
      const { result } = await ask('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true, userGesture: true })
      return (result as { value?: unknown } | undefined)?.value
    },
    leave: (patience) => {
      const cancel = deps.after(patience, () => child.kill('SIGKILL'))
      pipe.send('Browser.close').catch(() => child.kill('SIGTERM'))
      return exited.finally(cancel)
    },
  }
}

/** Chromium answers on its pipe before its first window is there; the page is asked for until it is. */
const attach = async (pipe: Pipe) => {
  const created = new Promise<string>((resolve) => {
    pipe.onEvent(({ method, params }) => {
      const info = params.targetInfo as TargetInfo | undefined
      if (method === 'Target.targetCreated' && info?.type === 'page') resolve(info.targetId)
    })
  })
  await pipe.send('Target.setDiscoverTargets', { discover: true })
  const targetId = await created
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true })
  return { targetId, sessionId: String(sessionId) }
}
