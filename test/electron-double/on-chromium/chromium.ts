import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { chromiumArguments } from '../../../src-main/shell/chromium/arguments.ts'
import { findChromium } from '../../../src-main/shell/chromium/find-chromium.ts'
import { openPipe, type Pipe } from '../../../src-main/shell/chromium/pipe.ts'
import { hasSharedMemory, programBehind } from '../../../src-main/shell/chromium/program.ts'

export type Chromium = Pipe & {
  /** Ends it, and resolves when it is gone: the next one may have the same profile. */
  close(): Promise<void>
}

/** The part of Electron that is a browser: Chromium without a window yet, which says where its DevTools listen as Electron does. */
export const startChromium = (profileDirectory: string, argv: readonly string[]): Chromium => {
  const port = argv.findLast((one) => one.startsWith('--remote-debugging-port='))
  const executable = findChromium(process.env)
  if (executable === null) throw new Error('there is no Chromium on this machine')
  const start = {
    origin: '',
    profileDirectory,
    asRoot: process.getuid?.() === 0,
    sharedMemory: hasSharedMemory(),
    graphicsCard: false,
    testPort: port === undefined ? null : Number(port.split('=')[1]),
    testFlags: argv.filter((one) => /^--(?:use-|utility-)/.test(one)),
  }
  const switches = chromiumArguments(start).filter((one) => one !== '--kiosk' && !one.startsWith('--app='))
  const child = spawn(programBehind(executable), [...switches, '--no-startup-window'], { stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'] })
  const pipe = openPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    ...pipe,
    close: async () => {
      pipe.send('Browser.close').catch(() => undefined)
      const killer = setTimeout(() => child.kill('SIGKILL'), 3000)
      await gone
      clearTimeout(killer)
    },
  }
}
