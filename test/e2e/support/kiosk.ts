import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { type Observer, observe } from './observer.ts'
import { endProcess } from './screen.ts'

const root = join(import.meta.dirname, '../../..')

export type KioskOptions = {
  readonly pack?: string
  readonly profile: string
  readonly speed?: number
  /** `HH:MM` of the seminar's day; null leaves the clock alone, for a start where another kiosk was. */
  readonly start?: string | null
  readonly lang?: 'sv' | 'en' | 'da'
  readonly more?: readonly string[]
}

/** A running kiosk: the real main process, the real window, and a hand on its page. */
export type RunningKiosk = {
  readonly process: ChildProcess
  readonly page: Page
  /** What main tells the page. */
  readonly main: Observer
  /** Everything the kiosk has printed. */
  output(): string
  stop(): Promise<void>
  /** As a power cut would: at once, without a word. */
  kill(): Promise<void>
}

const buildId = async (): Promise<string> => (await readFile(join(root, 'dist/build-id'), 'utf8')).trim()

export const demoPack = join(root, '.cache/demo-pack')

export const startKiosk = async (display: string, options: KioskOptions): Promise<RunningKiosk> => {
  const debugPort = await freePort()
  const start = options.start === undefined ? '13:28' : options.start
  const child = spawn(
    process.execPath,
    [
      join(root, 'dist/main/chromium-main.js'),
      ...['--profile', options.profile, '--pack', options.pack ?? demoPack, '--port', '0'],
      ...['--speed', String(options.speed ?? 1), '--lang', options.lang ?? 'sv'],
      ...(start === null ? [] : ['--start', start]),
      ...(options.more ?? []),
    ],
    { cwd: root, env: { ...process.env, DISPLAY: display, TALKROOM_TEST_DEBUG_PORT: String(debugPort) }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      printed += data.toString()
    })

  const browser = await connect(debugPort, child, () => printed)
  const page = await kioskPage(browser)
  const main = await observe(page.context(), new URL(page.url()).origin, await buildId())
  return {
    process: child,
    page,
    main,
    output: () => printed,
    stop: async () => {
      main.close()
      await browser.close().catch(() => undefined)
      await endProcess(child)
    },
    kill: async () => {
      main.close()
      await endProcess(child, 'SIGKILL')
      await browser.close().catch(() => undefined)
    },
  }
}

const connect = async (port: number, child: ChildProcess, printed: () => string): Promise<Browser> => {
  const deadline = performance.now() + 20_000
  for (;;) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    } catch (cause) {
      if (child.exitCode !== null || performance.now() > deadline) throw new Error(`no kiosk to connect to: ${cause}\n${printed()}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

const kioskPage = async (browser: Browser): Promise<Page> => {
  const context = browser.contexts()[0]
  if (context === undefined) throw new Error('the kiosk has no page')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.locator('html[data-screen]').waitFor({ timeout: 20_000 })
  return page
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
