import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

export type Screen = { readonly display: string; close(): Promise<void> }

/** A screen of its own for the tests: Xvfb picks a free number and says it. */
export const openScreen = async (size = '1920x1080x24'): Promise<Screen> => {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const said = xvfb.stdio[3] as Readable
  const [number] = (await Promise.race([
    once(said, 'data'),
    once(xvfb, 'exit').then(() => {
      throw new Error('Xvfb ended before it had a display')
    }),
  ])) as [Buffer]
  return { display: `:${number.toString().trim()}`, close: () => endProcess(xvfb) }
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
