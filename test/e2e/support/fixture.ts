import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import type { ShellName } from '../../shells.ts'
import { type KioskOptions, type RunningKiosk, startAgain, startKiosk } from './kiosk.ts'
import { root } from './places.ts'
import { openScreen, type Screen } from './screen.ts'

type Fixtures = {
  /** Starts a kiosk on this test's profile (or the one given); what is left running is stopped after the test. */
  readonly kiosk: (options?: Partial<KioskOptions>) => Promise<RunningKiosk>
  /** A folder of the test's own, on the disk where the packs are, so that they can be linked. */
  readonly folder: string
  readonly profile: string
  /** Starts the program once more on this test's profile, with more on its command line; answers with its exit code. */
  readonly startAgain: (...args: readonly string[]) => Promise<number | null>
}

export const test = base.extend<Fixtures, { readonly shell: ShellName; readonly ownScreen: Screen }>({
  shell: ['chromium', { option: true, scope: 'worker' }],
  ownScreen: [
    async ({ shell }, use) => {
      // The Chromium shell brings its own window manager. Under Electron the room PC's session has one.
      const screen = await openScreen({ managed: shell === 'electron' })
      await use(screen)
      await screen.close()
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
  folder: async ({}, use) => {
    const all = join(root, '.cache/e2e')
    await mkdir(all, { recursive: true })
    const folder = await mkdtemp(join(all, 'test-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  profile: async ({ folder }, use) => use(join(folder, 'profile')),
  startAgain: async ({ shell, profile }, use) => use((...args) => startAgain(shell, profile, ...args)),
  kiosk: async ({ shell, ownScreen, profile }, use, info) => {
    const started: RunningKiosk[] = []
    await use(async (options = {}) => {
      const kiosk = await startKiosk(shell, ownScreen.display, { profile, ...options })
      started.push(kiosk)
      return kiosk
    })
    const failed = info.status !== info.expectedStatus
    for (const [index, kiosk] of started.entries()) {
      if (failed) {
        await writeFile(info.outputPath(`kiosk-${index}.log`), kiosk.output())
        // A page that is gone has no picture.
        await kiosk.page.screenshot({ path: info.outputPath(`screen-${index}.png`), timeout: 3000 }).catch(() => undefined)
      }
      await kiosk.stop()
    }
  },
})

export { expect } from '@playwright/test'
