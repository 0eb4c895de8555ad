import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { causeText } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import type { After } from '../after.ts'
import { openboxConfiguration } from '../openbox-configuration.ts'

const patience = 2000
/** A window manager that went is looked for again: soon, because a window waits for it, and then ever more seldom. */
const againAfter = { first: 250, longest: 30_000 }

/** Keeps a window manager on the display for as long as the kiosk needs one. */
export const createWindowManager = (deps: { profileDirectory: string; environment: NodeJS.ProcessEnv; after: After; log: Log }) => {
  const { environment: env, log } = deps
  let wanted = false
  let child: ChildProcess | null = null
  let pause = againAfter.first
  let cancelAgain = () => {}

  const again = (): void => {
    child = null
    if (!wanted) return
    cancelAgain = deps.after(pause, run)
    pause = Math.min(againAfter.longest, pause * 2)
  }
  const run = (): void => {
    const configuration = join(deps.profileDirectory, 'openbox.xml')
    // Without --replace it leaves at once where the display has one: somebody's desktop, or that of a kiosk that is just ending.
    const mine = spawn('openbox', ['--sm-disable', '--config-file', configuration], { env, stdio: 'ignore' })
    child = mine
    mine.once('error', (error) => {
      log.warn('openbox did not start; the window may not fill the screen', { cause: causeText(error) })
      // Where there is none, none comes.
      child = null
    })
    mine.once('exit', again)
  }
  // Chromium ends with the pipe to it. Openbox would outlive a kiosk that ends before it can close anything.
  const end = (): void => void child?.kill()

  return {
    start: (): void => {
      if (wanted) return
      wanted = true
      mkdirSync(deps.profileDirectory, { recursive: true })
      writeFileSync(join(deps.profileDirectory, 'openbox.xml'), openboxConfiguration)
      process.on('exit', end)
      run()
    },
    /** Whether the windows are managed by the kiosk's own. */
    managing: (): boolean => child !== null,
    /** Resolves when it is gone: the next kiosk on this display must not find one that is just leaving. */
    stop: async (): Promise<void> => {
      wanted = false
      cancelAgain()
      process.off('exit', end)
      const mine = child
      if (mine === null || mine.exitCode !== null || mine.signalCode !== null) return
      const gone = once(mine, 'exit')
      mine.kill()
      const cancel = deps.after(patience, () => mine.kill('SIGKILL'))
      await gone
      cancel()
    },
  }
}
