import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { type KioskOptions, type RunningKiosk, root, startKiosk } from './kiosk.ts'
import { openScreen, type Screen } from './screen.ts'

type Fixtures = {
  /** Starts a kiosk on this test's profile (or the one given); what is left running is stopped after the test. */
  readonly kiosk: (options?: Partial<KioskOptions>) => Promise<RunningKiosk>
  /** A folder of the test's own, on the disk where the packs are, so that they can be linked. */
  readonly folder: string
  readonly profile: string
}

export const test = base.extend<Fixtures, { ownScreen: Screen }>({
  ownScreen: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
    async ({}, use) => {
      const screen = await openScreen()
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
  kiosk: async ({ ownScreen, profile }, use, info) => {
    const started: RunningKiosk[] = []
    await use(async (options = {}) => {
      const kiosk = await startKiosk(ownScreen.display, { profile, ...options })
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
