import { defineConfig } from '@playwright/test'

/** The kiosk in Electron; run where its binary is (`npm run test:electron`). */
export default defineConfig({
  testDir: '.',
  outputDir: '../../out/electron',
  workers: 1,
  fullyParallel: false,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 15_000 },
})
