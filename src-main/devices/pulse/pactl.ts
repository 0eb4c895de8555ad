import { execFile } from 'node:child_process'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { AudioFailure } from '../audio-system.ts'

/** `pactl` answers in milliseconds; a sound server that hangs must not take the kiosk with it. */
const answersWithin = 3000
const largestAnswer = 4_000_000

/** Asks PulseAudio, or PipeWire in its place, one thing. */
export type Pactl = (...args: readonly string[]) => Promise<Result<string, AudioFailure>>

export const createPactl =
  (environment: NodeJS.ProcessEnv): Pactl =>
  (...args) =>
    new Promise((resolve) => {
      // In another language numbers have a comma, and JSON is none.
      const env = { ...environment, LC_ALL: 'C.UTF-8' }
      execFile('pactl', args, { env, timeout: answersWithin, maxBuffer: largestAnswer, killSignal: 'SIGKILL' }, (error, stdout, stderr) =>
        resolve(error === null ? ok(stdout) : fail('audio-system-silent', { cause: stderr.trim() || error.message })),
      )
    })
