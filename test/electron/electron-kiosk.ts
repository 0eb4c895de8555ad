import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test'
import { demoPack, root } from '../e2e/support/kiosk.ts'
import { observe } from '../e2e/support/observer.ts'
import type { Room } from '../journeys/room.ts'

export type ElectronKiosk = Room & { readonly app: ElectronApplication }
type Start = { readonly pack?: string; readonly start?: string; readonly speed?: number; readonly more?: readonly string[] }

/** Starts the kiosk in Electron on this test's own profile; what is left running is closed after the test. */
export const test = base.extend<{ readonly kiosk: (options?: Start) => Promise<ElectronKiosk>; readonly profile: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
  profile: async ({}, use, info) => use(info.outputPath('profile')),
  kiosk: async ({ profile }, use) => {
    const started: { app: ElectronApplication; close(): void }[] = []
    await use(async ({ pack = demoPack, start = '13:31', speed = 1, more = [] } = {}) => {
      const app = await electron.launch({
        executablePath: process.env.TALKROOM_ELECTRON ?? '',
        chromiumSandbox: process.getuid?.() !== 0,
        args: [
          join(root, 'dist/main/main.js'),
          ...['--profile', profile, '--port', '0', '--pack', pack, '--start', start, '--speed', String(speed), '--lang', 'sv'],
          ...more,
        ],
        cwd: root,
      })
      const page = await app.firstWindow()
      await page.locator('html[data-screen]').waitFor({ state: 'attached', timeout: 20_000 })
      const build = (await readFile(join(root, 'dist/build-id'), 'utf8')).trim()
      const main = await observe(app.context(), new URL(page.url()).origin, build)
      started.push({ app, close: () => main.close() })
      return { app, page, main }
    })
    for (const { app, close } of started) {
      close()
      // Closing the windows would be refused; the kiosk is told to end as the system tells it.
      const ended = new Promise((resolve) => app.process().once('exit', resolve))
      app.process().kill('SIGTERM')
      await ended
    }
  },
})

/** Brings the kiosk's process down as a crash does, and waits for its page to be back. */
export const crashPage = async ({ app }: ElectronKiosk): Promise<Page> => {
  const pid = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)
  process.kill(pid, 'SIGKILL')
  await app.evaluate(
    ({ BrowserWindow }, before) =>
      new Promise<void>((resolve) => {
        const look = () => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          if (contents !== undefined && !contents.isCrashed() && contents.getOSProcessId() !== before) resolve()
          else setTimeout(look, 50)
        }
        look()
      }),
    pid,
  )
  return app.firstWindow()
}

export { expect } from '@playwright/test'
