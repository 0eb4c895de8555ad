import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { Room } from '../../journeys/room.ts'
import type { ShellName } from '../../shells.ts'
import { freePort } from './free-port.ts'
import { type Observer, observe } from './observer.ts'
import { dist, root } from './places.ts'
import { cutOff, treeOf } from './processes.ts'
import { endProcess } from './screen.ts'
import { commandOf, type StartedProgram, startProgram } from './shells.ts'

export const demoPack = join(root, '.cache/demo-pack')
/** Two talks of twelve minutes in 1080p. */
export const testPack = join(root, '.cache/test-pack')

export type KioskOptions = {
  /** null: the seminars of the profile's own store. */
  readonly pack?: string | null
  readonly profile: string
  /** Another screen than the suite's own. */
  readonly display?: string
  readonly speed?: number
  /** `HH:MM` of the seminar's day; null leaves the clock alone. */
  readonly start?: string | null
  /** null: the language that the profile remembers. */
  readonly lang?: 'sv' | 'en' | 'da' | null
  readonly more?: readonly string[]
  /** Beside the test's own: which sound server to use, for one. */
  readonly environment?: NodeJS.ProcessEnv
  /** What runs it in Node's place, such as the same one behind a cable. Of the Chromium shell only. */
  readonly program?: string
  /** Where its page is driven; absent: at a port that is free. */
  readonly debugPort?: number
}

/** A running kiosk: the real main process, the real window, and a hand on its page. */
export type RunningKiosk = Room & {
  readonly main: Observer
  readonly process: ChildProcess
  /** Electron's main process; null in Chromium. */
  readonly app: StartedProgram['app']
  readonly display: string
  /** From the start of the process to its first screen, in milliseconds. */
  readonly shownAfter: number
  /** When that first screen was seen, by the test's monotonic clock in milliseconds. */
  readonly shownAt: number
  /** What the kiosk has printed; under Electron without its first second, which the log has too. */
  output(): string
  /** What stands in its log so far. */
  log(): string
  /** Finds the page again after its process has died. */
  reattach(): Promise<void>
  /** The code with which the kiosk ended by itself. */
  ended(): Promise<number | null>
  stop(): Promise<void>
  /** As a power cut would: main, the window and all, at once, without a word. */
  kill(): Promise<void>
}

export const startKiosk = async (shell: ShellName, ownDisplay: string, options: KioskOptions): Promise<RunningKiosk> => {
  const debugPort = options.debugPort ?? (await freePort())
  const display = options.display ?? ownDisplay
  const start = options.start === undefined ? '13:31' : options.start
  const lang = options.lang === undefined ? 'sv' : options.lang
  const began = performance.now()
  const { process: child, app } = await startProgram(shell, {
    args: [
      ...['--profile', options.profile, '--port', '0'],
      ...(options.pack === null ? [] : ['--pack', options.pack ?? demoPack]),
      ...['--speed', String(options.speed ?? 1)],
      ...(lang === null ? [] : ['--lang', lang]),
      ...(start === null ? [] : ['--start', start]),
      ...(options.more ?? []),
    ],
    env: definite({ ...process.env, ...options.environment, DISPLAY: display }),
    debugPort,
    ...(options.program === undefined ? {} : { program: options.program }),
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => {
      printed += data.toString()
    })

  let browser = await connect(debugPort, child, () => printed)
  let page = await kioskPage(browser).catch(async (cause: unknown) => {
    await leave(browser)
    await endProcess(child, 'SIGKILL')
    throw new Error(`no first screen: ${cause}\n${printed}`)
  })
  const shownAt = performance.now()
  const main = await observe(page.context(), new URL(page.url()).origin, await buildName())
  return {
    process: child,
    app,
    display,
    get page() {
      return page
    },
    main,
    shownAfter: shownAt - began,
    shownAt,
    output: () => printed,
    log: () => logIn(join(options.profile, 'logs')),
    reattach: async () => {
      await leave(browser)
      browser = await connect(debugPort, child, () => printed)
      page = await kioskPage(browser)
    },
    ended: () => new Promise((resolve) => (child.exitCode !== null ? resolve(child.exitCode) : child.once('exit', resolve))),
    stop: async () => {
      main.close()
      await leave(browser)
      await endProcess(child)
    },
    kill: async () => {
      main.close()
      const tree = treeOf(child.pid ?? 0)
      // Main first: it must not see its window go.
      for (const { pid } of tree) cutOff(pid)
      await endProcess(child, 'SIGKILL')
      await leave(browser)
    },
  }
}

/** Starts the program once more with a profile on which a kiosk runs, as a click on a link does. Answers with its exit code. */
export const startAgain = async (shell: ShellName, profile: string, ...args: readonly string[]): Promise<number | null> => {
  const [program, ...first] = commandOf(shell)
  const child = spawn(program, [...first, '--profile', profile, ...args], { cwd: root, stdio: 'ignore' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

const definite = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

const logIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')

const buildName = async (): Promise<string> => (await readFile(join(dist, 'build-id'), 'utf8')).trim()

/** A browser that died does not say goodbye. */
const leave = (browser: Browser): Promise<void> => browser.close().catch(() => undefined)

const connect = async (port: number, child: ChildProcess, printed: () => string): Promise<Browser> => {
  const deadline = performance.now() + 20_000
  for (;;) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    } catch (cause) {
      if (child.exitCode !== null || performance.now() > deadline) {
        await endProcess(child, 'SIGKILL')
        throw new Error(`no kiosk to connect to: ${cause}\n${printed()}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

const kioskPage = async (browser: Browser): Promise<Page> => {
  const context = browser.contexts()[0]
  if (context === undefined) throw new Error('the kiosk has no page')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.locator('html[data-screen]').waitFor({ state: 'attached', timeout: 20_000 })
  return page
}
