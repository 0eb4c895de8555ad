import { watch } from 'node:fs'
import { createServer } from 'vite'
import { parseOptions } from '../../src-main/options.ts'
import { ensureBundles } from '../setup/bundles.mjs'
import { ensurePackages } from '../setup/debian.mjs'
import { inRepository } from '../setup/paths.mjs'
import { SetupStop, say } from '../setup/say.mjs'
import { start } from './start.mjs'

/**
 * The kiosk in Chromium with a page that follows the sources: Vite's development server stands behind the
 * bridge, which hands its files and its live-reload socket on (`TALKROOM_DEV_SERVER`). What changes in main or
 * in the shared rules takes a new start: Ctrl+C and once more; the journal brings the room back to where it was.
 */
export const dev = async (argv) => {
  const parsed = parseOptions(argv)
  if (!parsed.ok) throw new SetupStop(parsed.failure.cause)
  await ensurePackages(['chromium'])
  await ensureBundles()
  const server = await createServer({ configFile: inRepository('build', 'vite.renderer.config.ts'), logLevel: 'info' })
  await server.listen()
  process.env.TALKROOM_DEV_SERVER = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? ''
  const watcher = watch(inRepository('src-main'), { recursive: true }, () => {
    watcher.close()
    say('The main process changed: start again to see it.')
  })
  try {
    return await start(['--shell', 'chromium', ...argv])
  } finally {
    watcher.close()
    await server.close()
  }
}
