import { defineConfig } from '@playwright/test'
import { notInElectron, type ShellName, withoutKiosk } from './shells.ts'

/** Journeys that mostly wait for the seminar's clock, which runs fast in them, and that measure no time of their own. */
const patient = ['whole-seminar', 'evaluation', 'conference', 'late-start', 'rehearsal', 'library'].map((name) => `**/${name}.spec.ts`)
const pages = ['**/gallery.spec.ts']

/** The same specs in Electron, and what Electron alone can be asked: where its program is (`npm run test:electron`). */
const electron = {
  name: 'electron',
  testDir: '.',
  testMatch: ['e2e/*.spec.ts', 'electron/*.spec.ts'],
  testIgnore: Object.keys(withoutKiosk).map((name) => `**/${name}`),
  grepInvert: notInElectron,
  use: { shell: 'electron' as const },
  workers: 1,
}

/**
 * Each test of a room has a whole kiosk with its own window and two cores are all there is: rooms are tried one at a time.
 * The gallery needs no kiosk, and is looked at beside the patient ones (`build/tasks/test.mjs`).
 */
export default defineConfig<object, { shell: ShellName }>({
  testDir: './e2e',
  outputDir: '../out/e2e',
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { actionTimeout: 15_000 },
  projects: [
    { name: 'pages', testMatch: pages, workers: 1 },
    { name: 'patient', testMatch: patient, workers: 1 },
    { name: 'rooms', testIgnore: [...pages, ...patient], workers: 1 },
    ...((process.env.TALKROOM_ELECTRON ?? '') === '' ? [] : [electron]),
  ],
})
