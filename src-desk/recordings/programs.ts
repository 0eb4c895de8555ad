import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { Stop } from '../say.ts'

export type Ran = { readonly code: number /** The end of what it complained of. */; readonly complaints: string }

type Options = { readonly signal: AbortSignal; onLine?(line: string): void }

const kept = 16_000

/** Runs ffmpeg or ffprobe to its end, and hands over what it writes, line by line. Stops with a sentence where it is not installed. */
export const runProgram = (program: 'ffmpeg' | 'ffprobe', args: readonly string[], { signal, onLine }: Options): Promise<Ran> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error)
      return
    }
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const stop = () => void child.kill('SIGKILL')
    signal.addEventListener('abort', stop)
    let complaints = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-kept)
    })
    createInterface({ input: child.stdout }).on('line', (line) => onLine?.(line))
    child.once('error', (cause: NodeJS.ErrnoException) => {
      signal.removeEventListener('abort', stop)
      reject(cause.code === 'ENOENT' ? new Stop(missing(program)) : cause)
    })
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop)
      if (signal.aborted) reject(signal.reason as Error)
      else resolve({ code: code ?? 1, complaints })
    })
  })

const missing = (program: string): string =>
  `${program} is not on this computer; recordings are looked at and converted with it. On Debian and Ubuntu this line installs it:\n\n  sudo apt-get install -y --no-install-recommends ffmpeg\n`

/** The last thing that was complained of, without the addresses and the name of the file that ffmpeg puts before it. */
export const lastComplaint = ({ complaints }: Ran): string => {
  const lines = complaints
    .split(/[\r\n]+/)
    .map((line) =>
      line
        .replace(/^\[[^\]]*\] /, '')
        .replace(/^file:.*: /, '')
        .trim(),
    )
    .filter((line) => line !== '' && !/^(Conversion failed|Last message repeated)/.test(line))
  return lines.at(-1) ?? 'it did not say why'
}
