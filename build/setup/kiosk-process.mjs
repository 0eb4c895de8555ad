import { spawn } from 'node:child_process'
import { say } from './say.mjs'

/** The kiosk asks to be started again with this code (`restartCode` in src-main/exit-codes.ts). */
const restart = 75

/** Runs the kiosk, again and again when it asks for it. Answers with its last exit code. */
export const runKiosk = async ({ command: [program, ...args], env }) => {
  let stopping = false
  let child = null
  const pass = (signal) => () => {
    stopping = true
    child?.kill(signal)
  }
  const handlers = ['SIGTERM', 'SIGHUP', 'SIGINT'].map((signal) => [signal, pass(signal)])
  for (const [signal, handler] of handlers) process.on(signal, handler)
  try {
    for (;;) {
      child = spawn(program, args, { stdio: 'inherit', env })
      const code = await new Promise((resolve, reject) => {
        child.once('error', reject)
        child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
      })
      if (code !== restart || stopping) return code
      say('The kiosk starts again.')
    }
  } finally {
    for (const [signal, handler] of handlers) process.off(signal, handler)
  }
}
