import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { manageWindows } from '../../../build/setup/display.mjs'

export type Screen = { readonly display: string; close(): Promise<void> }

/** A screen of its own for the tests, with a window manager where that is asked for: Xvfb picks a free number and says it. */
export const openScreen = async ({ managed = false } = {}): Promise<Screen> => {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const said = xvfb.stdio[3] as Readable
  const [number] = (await Promise.race([
    once(said, 'data'),
    once(xvfb, 'exit').then(() => {
      throw new Error('Xvfb ended before it had a display')
    }),
  ])) as [Buffer]
  const display = `:${number.toString().trim()}`
  const manager = managed ? manageWindows(display) : null
  return {
    display,
    close: async () => {
      if (manager !== null) await endProcess(manager)
      await endProcess(xvfb)
    },
  }
}

/** Ends a process that was started here, and waits until it is gone. */
export const endProcess = async (child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM', patience = 8000): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const killer = setTimeout(() => child.kill('SIGKILL'), patience)
  await gone
  clearTimeout(killer)
}
