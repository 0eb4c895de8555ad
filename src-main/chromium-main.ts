import { join } from 'node:path'
import { boot } from './boot.ts'
import { packaged } from './build-info.ts'
import { afterInTheWorld } from './shell/after.ts'
import { createChromiumShell } from './shell/chromium/chromium-shell.ts'
import { findChromium } from './shell/chromium/find-chromium.ts'
import { systemProfile } from './system-profile.ts'

const { env } = process
const testPort = Number(env.TALKROOM_TEST_DEBUG_PORT)

await boot({
  argv: process.argv.slice(2),
  rendererDirectory: join(import.meta.dirname, '..', 'renderer'),
  profileDirectory: ({ profile }) => profile ?? systemProfile(env, process.platform),
  // Chromium would have to be asked through a page, which may not know; `HTTPS_PROXY` is how Linux says it.
  systemProxy: null,
  // apt does, when `talkroom update-allowed` lets it.
  updater: () => null,
  settings: async (directory, log, policy) => (await import('./settings/conf-settings.ts')).createConfSettings(directory, log, policy),
  shell: (profileDirectory, log, secondStarts) => {
    const executable = findChromium(env)
    if (executable === null) {
      process.stderr.write('There is no Chromium on this machine. Install it, or name one in CHROMIUM.\n')
      return null
    }
    return createChromiumShell({
      executable,
      profileDirectory,
      environment: env,
      asRoot: process.getuid?.() === 0,
      after: afterInTheWorld,
      log,
      secondStarts,
      // Heeded in development and tests only: a port that drives the page, and switches such as a made-up microphone.
      testPort: packaged || !Number.isInteger(testPort) || testPort <= 0 ? null : testPort,
      testFlags: packaged ? [] : (env.TALKROOM_TEST_CHROMIUM_FLAGS ?? '').split(/\s+/).filter((flag) => flag !== ''),
    })
  },
  exit: (code) => process.exit(code),
})
