import { defineConfig } from '@playwright/test'

/** End-to-end tests run one at a time: each has a whole kiosk with its own window, and two cores are all there is. */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../out/e2e',
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { actionTimeout: 15_000 },
})
