import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { type ElectronApplication, _electron as electron } from '@playwright/test'
import type { ShellName } from '../../shells.ts'
import { dist, root } from './places.ts'

/** A kiosk's program as a test started it. `app` is Electron's main process, for what only that knows; null in Chromium. */
export type StartedProgram = { readonly process: ChildProcess; readonly app: ElectronApplication | null }

export type ProgramStart = {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Where its page can be driven from: in both shells in the same way. */
  readonly debugPort: number
  /** In Node's place, of the Chromium shell only. */
  readonly program?: string
}

const asRoot = process.getuid?.() === 0
const electronMain = join(dist, 'main/main.js')

const electronProgram = (): string => {
  const path = process.env.TALKROOM_ELECTRON ?? ''
  if (path === '') throw new Error('TALKROOM_ELECTRON names no program: npm run test:electron finds one')
  return path
}

/** What somebody types, or the system, to start the kiosk. */
export const commandOf = (shell: ShellName): readonly [string, ...string[]] =>
  shell === 'chromium'
    ? [process.execPath, join(dist, 'main/chromium-main.js')]
    : [electronProgram(), ...(asRoot ? ['--no-sandbox'] : []), electronMain]

const inChromium = ({ args, env, debugPort, program: other }: ProgramStart): StartedProgram => {
  const [program, ...first] = commandOf('chromium')
  const child = spawn(other ?? program, [...first, ...args], {
    cwd: root,
    env: { ...env, TALKROOM_TEST_DEBUG_PORT: String(debugPort) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { process: child, app: null }
}

const inElectron = async ({ args, env, debugPort }: ProgramStart): Promise<StartedProgram> => {
  // What the Chromium shell is told by its environment, Electron takes as switches.
  const switches = (env.TALKROOM_TEST_CHROMIUM_FLAGS ?? '').split(/\s+/).filter((flag) => flag !== '')
  const app = await electron.launch({
    executablePath: electronProgram(),
    chromiumSandbox: !asRoot,
    // Playwright asks for any port; of two, Chromium takes the last.
    args: [`--remote-debugging-port=${debugPort}`, ...switches, electronMain, ...args],
    cwd: root,
    env: { ...env },
  })
  return { process: app.process(), app }
}

export const startProgram = async (shell: ShellName, start: ProgramStart): Promise<StartedProgram> =>
  shell === 'chromium' ? inChromium(start) : inElectron(start)
