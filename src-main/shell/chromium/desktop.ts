import { execFile, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { causeText } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import { openboxConfiguration } from '../openbox-configuration.ts'

/** What the kiosk needs of the X desktop around Chromium. On Wayland the compositor does both. */
export type Desktop = { start(): void; keepAwake(on: boolean): void; stop(): void }

export const createDesktop = (deps: { profileDirectory: string; environment: NodeJS.ProcessEnv; log: Log }): Desktop => {
  const hasX = deps.environment.DISPLAY !== undefined
  let manager: ReturnType<typeof spawn> | null = null
  let before: { readonly saver: string; readonly dpms: boolean } | null = null

  const xset = (...args: string[]) =>
    new Promise<string>((resolve) => {
      execFile('xset', args, { env: deps.environment }, (error, stdout) => {
        if (error !== null) deps.log.debug('the screen saver could not be set', { cause: causeText(error) })
        resolve(stdout)
      })
    })

  const applyAwake = async (on: boolean) => {
    if (on && before === null) {
      const state = await xset('q')
      before = { saver: /timeout:\s+(\d+)/.exec(state)?.[1] ?? '0', dpms: /DPMS is Enabled/.test(state) }
      await xset('s', 'off', '-dpms')
    } else if (!on && before !== null) {
      const { saver, dpms } = before
      before = null
      await xset('s', saver, ...(dpms ? ['+dpms'] : []))
    }
  }
  // One after the other, so that a quick on and off ends as it was asked last.
  let awake: Promise<void> = Promise.resolve()

  return {
    start: () => {
      if (!hasX || (manager !== null && manager.exitCode === null && manager.signalCode === null)) return
      mkdirSync(deps.profileDirectory, { recursive: true })
      const configuration = join(deps.profileDirectory, 'openbox.xml')
      writeFileSync(configuration, openboxConfiguration)
      // Without --replace it leaves at once where the display has a window manager: then that one does.
      manager = spawn('openbox', ['--sm-disable', '--config-file', configuration], { env: deps.environment, stdio: 'ignore' })
      manager.on('error', (error) => deps.log.warn('openbox did not start; the window may not fill the screen', { cause: causeText(error) }))
    },
    keepAwake: (on) => {
      if (hasX) awake = awake.then(() => applyAwake(on))
    },
    stop: () => {
      manager?.kill()
      manager = null
    },
  }
}
