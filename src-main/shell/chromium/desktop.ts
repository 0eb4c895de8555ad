import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { causeText } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import type { After } from '../after.ts'
import { inOwnSession } from '../own-session.ts'
import { createWindowManager } from './window-manager.ts'

const run = promisify(execFile)

/** What the kiosk needs of the X desktop around Chromium. On Wayland the compositor does both. */
export const createDesktop = (deps: { profileDirectory: string; environment: NodeJS.ProcessEnv; after: After; log: Log }) => {
  const { environment: env, log } = deps
  const hasX = env.DISPLAY !== undefined
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

  const windows = createWindowManager(deps)
  // Its compositor manages windows itself, and lets no second manager in.
  const ownSession = inOwnSession(env)

  return {
    start: (): void => {
      if (hasX && !ownSession) windows.start()
    },
    keepAwake: (on: boolean): void => {
      if (hasX) awake = awake.then(() => applyAwake(on))
    },
    /** Whether nobody else's windows are on the screen: they are managed by the kiosk's own window manager, or by a compositor that shows the kiosk alone. */
    hasScreenAlone: (): boolean => ownSession || windows.managing(),
    stop: windows.stop,
  }
}
