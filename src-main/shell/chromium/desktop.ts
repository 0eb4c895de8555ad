import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { causeText } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import { openboxConfiguration } from '../openbox-configuration.ts'

const run = promisify(execFile)

/** What the kiosk needs of the X desktop around Chromium. On Wayland the compositor does both. */
export const createDesktop = (deps: { profileDirectory: string; environment: NodeJS.ProcessEnv; log: Log }) => {
  const { environment: env, log } = deps
  const hasX = env.DISPLAY !== undefined
  let manager: ChildProcess | null = null
  let before: { readonly saver: string; readonly dpms: boolean } | null = null

  const xset = (...args: string[]): Promise<string> =>
    run('xset', args, { env }).then(
      ({ stdout }) => stdout,
      (error) => {
        log.debug('the screen saver could not be set', { cause: causeText(error) })
        return ''
      },
    )
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

  const managing = (): boolean => manager !== null && manager.exitCode === null && manager.signalCode === null
  const stop = () => {
    manager?.kill()
    manager = null
    process.off('exit', stop)
  }

  return {
    start: (): void => {
      if (!hasX || managing()) return
      mkdirSync(deps.profileDirectory, { recursive: true })
      const configuration = join(deps.profileDirectory, 'openbox.xml')
      writeFileSync(configuration, openboxConfiguration)
      // Without --replace it leaves at once where the display has a window manager: then that one does.
      manager = spawn('openbox', ['--sm-disable', '--config-file', configuration], { env, stdio: 'ignore' })
      manager.on('error', (error) => log.warn('openbox did not start; the window may not fill the screen', { cause: causeText(error) }))
      // Chromium ends with the pipe to it. Openbox would outlive a kiosk that ends before it can close anything.
      process.on('exit', stop)
    },
    keepAwake: (on: boolean): void => {
      if (hasX) awake = awake.then(() => applyAwake(on))
    },
    /** Whether the windows are managed by the kiosk's own window manager. */
    managing,
    stop,
  }
}
