import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { type KioskOptions, type RunningKiosk, startKiosk } from './kiosk.ts'
import { openScreen, type Screen } from './screen.ts'

type Fixtures = {
  /** Starts a kiosk on a fresh profile (or the one given); what is left running is stopped after the test. */
  readonly kiosk: (options?: Partial<KioskOptions>) => Promise<RunningKiosk>
  readonly profile: string
}

export const test = base.extend<Fixtures, { screen: Screen }>({
  screen: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
    async ({}, use) => {
      const screen = await openScreen()
      await use(screen)
      await screen.close()
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
  profile: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'talkroom-e2e-'))
    await use(profile)
    await rm(profile, { recursive: true, force: true })
  },
  kiosk: async ({ screen, profile }, use, info) => {
    const started: RunningKiosk[] = []
    await use(async (options = {}) => {
      const kiosk = await startKiosk(screen.display, { profile, ...options })
      started.push(kiosk)
      return kiosk
    })
    const failed = info.status !== info.expectedStatus
    for (const kiosk of started) {
      if (failed) {
        await info.attach('kiosk.log', { body: kiosk.output(), contentType: 'text/plain' })
        const shot = await kiosk.page.screenshot().catch(() => null)
        if (shot !== null) await info.attach('screen.png', { body: shot, contentType: 'image/png' })
      }
      await kiosk.stop()
    }
  },
})

export { expect } from '@playwright/test'
