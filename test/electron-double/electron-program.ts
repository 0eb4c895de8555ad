import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..', '..')
const urlOf = (...parts: readonly string[]) => JSON.stringify(pathToFileURL(join(root, ...parts)).href)

/** Runs the program's root under Node with the double in Electron's place, and with Electron's own view of a promise nobody waits for. */
export const runMain = async (options: {
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly packaged?: boolean
  /** Ends the program as the system does once it has told this step. */
  readonly endAfter?: string
}): Promise<{ readonly code: number | null; readonly steps: readonly string[]; readonly output: string }> => {
  const hooks = `
    import { registerHooks } from 'node:module'
    globalThis.__TALKROOM_PACKAGED__ = ${options.packaged === true}
    registerHooks({ resolve: (name, context, next) => name === 'electron' ? { url: ${urlOf('test', 'electron-double', 'main-double.ts')}, shortCircuit: true } : next(name, context) })`
  const program = spawn(
    process.execPath,
    [
      ...['--no-warnings', '--unhandled-rejections=warn-with-error-code'],
      ...['--import', `data:text/javascript,${encodeURIComponent(hooks)}`],
      join(root, 'src-main', 'main.ts'),
      ...options.args,
    ],
    { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: 25_000, killSignal: 'SIGKILL' },
  )
  let output = ''
  let ending = false
  const hear = (text: Buffer) => {
    output += text.toString()
    if (options.endAfter !== undefined && !ending && output.includes(`step: ${options.endAfter}\n`)) {
      ending = true
      program.kill('SIGTERM')
    }
  }
  program.stdout.on('data', hear)
  program.stderr.on('data', hear)
  const code = await new Promise<number | null>((resolve) => program.once('close', resolve))
  return { code, steps: [...output.matchAll(/^step: (.*)$/gm)].map(([, step]) => step ?? ''), output }
}
