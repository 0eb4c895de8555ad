import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { SystemDevice } from '../../../src-shared/devices/device.ts'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import type { AudioFailure, AudioSystem } from '../audio-system.ts'
import { setMutedScript, setVolumeScript, watchScript } from './endpoint-script.ts'
import { readEndpoints } from './read-endpoints.ts'

/** PowerShell starts in a second, and asks Plug and Play for another. */
const firstWithin = 10_000
const setWithin = 10_000
const againAfter = [1000, 10_000, 60_000] as const

/** Whatever a policy says of scripts in files, this is none. */
const options = ['-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand']
const encoded = (script: string): string => Buffer.from(script, 'utf16le').toString('base64')

/** Windows' sound, by way of one PowerShell that tells of every change. A sound device keeps its stream there, so nothing is ever brought back. */
export const createWindowsAudioSystem = (deps: {
  log: Log
  shell?: { readonly command: string; readonly before: readonly string[] }
}): AudioSystem => {
  const { command, before } = deps.shell ?? { command: 'powershell.exe', before: [] }
  const listeners = new Set<() => void>()
  let known: readonly SystemDevice[] | null = null
  let why = 'PowerShell has not answered yet'
  let child: ChildProcess | null = null
  let closed = false
  let attempt = 0
  let again: ReturnType<typeof setTimeout> | undefined
  const first = Promise.withResolvers<void>()
  const giveUp = setTimeout(first.resolve, firstWithin)

  const tell = () => {
    for (const call of listeners) call()
  }
  const watch = () => {
    const mine = spawn(command, [...before, ...options, encoded(watchScript)], { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true })
    child = mine
    createInterface({ input: mine.stdout }).on('line', (line) => {
      const read = readEndpoints(line)
      if (read === null) return
      attempt = 0
      known = read
      first.resolve()
      tell()
    })
    let over = false
    const ended = (cause: string) => {
      if (closed || over) return
      over = true
      why = cause
      if (known !== null || attempt === 0) deps.log.warn('the sound system is not heard', { why })
      known = null
      first.resolve()
      tell()
      again = setTimeout(watch, againAfter[Math.min(attempt, againAfter.length - 1)])
      attempt += 1
    }
    mine.once('error', (error) => ended(error.message))
    mine.once('exit', (code) => ended(`PowerShell left with code ${code}`))
  }
  watch()

  const run = (script: string): Promise<Result<void, AudioFailure>> =>
    new Promise((resolve) => {
      execFile(command, [...before, ...options, encoded(script)], { timeout: setWithin, windowsHide: true }, (error, _, stderr) =>
        resolve(error === null ? ok(undefined) : fail('audio-system-silent', { cause: stderr.trim().slice(0, 200) || error.message })),
      )
    })
  /** The watch tells of it within a second; whoever asks before then must not hear what was. */
  const set = async (id: string, script: string, change: Partial<SystemDevice>): Promise<Result<void, AudioFailure>> => {
    const done = await run(script)
    if (done.ok && known !== null) known = known.map((one) => (one.id === id ? { ...one, ...change } : one))
    return done
  }
  return {
    tells: true,
    list: async () => {
      await first.promise
      return known === null ? fail('audio-system-silent', { cause: why }) : ok(known)
    },
    setVolume: ({ id }, level) => set(id, setVolumeScript(id, level), { volume: level }),
    setMuted: ({ id }, muted) => set(id, setMutedScript(id, muted), { muted }),
    bringTo: async () => ok(undefined),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      closed = true
      clearTimeout(again)
      clearTimeout(giveUp)
      first.resolve()
      child?.kill()
    },
  }
}
