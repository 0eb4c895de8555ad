import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Log } from '../../logging/log.ts'
import { isAboutDevices } from './read-pactl.ts'

/** A plug makes a dozen events; they are told as one. */
const together = 60
/** `pactl` that found no server has left by then. */
const settled = 400
const againAfter = [500, 2000, 10_000, 30_000] as const

/**
 * Listens to `pactl subscribe`: nothing is asked again and again. A server that went away is listened for anew, and both
 * its going and its coming are told.
 */
export const subscribe = (environment: NodeJS.ProcessEnv, log: Log, changed: () => void): { close(): void } => {
  let child: ChildProcess | null = null
  let closed = false
  let attempt = 0
  let telling: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let settling: ReturnType<typeof setTimeout> | undefined

  const tell = () => {
    telling ??= setTimeout(() => {
      telling = undefined
      changed()
    }, together)
  }
  const listen = () => {
    const mine = spawn('pactl', ['subscribe'], { env: { ...environment, LC_ALL: 'C.UTF-8' }, stdio: ['ignore', 'pipe', 'ignore'] })
    child = mine
    const lines = createInterface({ input: mine.stdout })
    lines.on('line', (line) => isAboutDevices(line) && tell())
    let over = false
    settling = setTimeout(() => {
      if (attempt > 0) tell()
      attempt = 0
    }, settled)
    const ended = (why: string) => {
      if (closed || over) return
      over = true
      clearTimeout(settling)
      const delay = againAfter[Math.min(attempt, againAfter.length - 1)] ?? 30_000
      if (attempt === 0) log.warn('the sound system is not heard', { why })
      attempt += 1
      tell()
      again = setTimeout(listen, delay)
    }
    mine.once('error', (error) => ended(error.message))
    mine.once('exit', (code) => ended(`pactl left with code ${code}`))
  }
  listen()
  return {
    close: () => {
      closed = true
      clearTimeout(telling)
      clearTimeout(again)
      clearTimeout(settling)
      child?.kill()
    },
  }
}
