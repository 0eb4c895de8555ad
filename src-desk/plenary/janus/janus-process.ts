import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, createWriteStream, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { type JanusSettings, janusConfig } from './janus-config.ts'

export type JanusProcess = {
  readonly settings: JanusSettings
  readonly url: string
  /** Ends it at once; it is started again. For one that does not answer. */
  kill(): void
  pid(): number | null
  /** When it went and was not told to. */
  onExit(listener: () => void): () => void
  stop(): Promise<void>
}

const firstPause = 50
const longestPause = 5000
/** Who lives for so long was well started. */
const settled = 30_000

/** Where Debian puts Janus' parts on this machine; null where it is not installed. */
export const janusLibrary = (): string | null => {
  const root = '/usr/lib'
  const folder = readdirSync(root).find((name) => name.endsWith('-linux-gnu') && hasVideoRoom(join(root, name, 'janus')))
  return folder === undefined ? null : join(root, folder, 'janus')
}
const hasVideoRoom = (folder: string): boolean => {
  try {
    return readdirSync(join(folder, 'plugins')).includes('libjanus_videoroom.so')
  } catch {
    // Another architecture's folder, without Janus.
    return false
  }
}

/** A Janus of the desk's own: configured, started, watched, and started again whenever it goes. */
export const startJanusProcess = async (options: {
  readonly folder: string
  readonly library: string
  readonly mediaAddress: string
  readonly mediaPorts: JanusSettings['mediaPorts']
  readonly bitrate: number
}): Promise<JanusProcess> => {
  const folder = resolve(options.folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  endLeftOver(folder)
  const secret = () => randomBytes(24).toString('base64url')
  const settings: JanusSettings = {
    ...options,
    folder,
    port: await freePort(),
    apiSecret: secret(),
    adminKey: secret(),
    loops: availableParallelism(),
  }
  for (const [name, text] of Object.entries(janusConfig(settings))) {
    writeFileSync(join(folder, name), text, { mode: 0o600 })
    chmodSync(join(folder, name), 0o600)
  }
  const log = createWriteStream(join(folder, 'janus.log'), { flags: 'w', mode: 0o600 })
  const listeners = new Set<() => void>()
  let child: ChildProcess | null = null
  let stopped = false
  let pause = firstPause
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended: Promise<void> = Promise.resolve()

  const start = (): void => {
    const began = Date.now()
    const started = spawn('janus', ['-F', folder], { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, HOME: folder } })
    child = started
    started.stdout.pipe(log, { end: false })
    started.stderr.pipe(log, { end: false })
    if (started.pid !== undefined) writeFileSync(join(folder, 'janus.pid'), String(started.pid), { mode: 0o600 })
    ended = new Promise((done) => {
      const over = (): void => {
        if (child !== started) return
        child = null
        done()
        if (stopped) return
        if (Date.now() - began > settled) pause = firstPause
        timer = setTimeout(start, pause)
        pause = Math.min(longestPause, pause * 2)
        for (const listener of listeners) listener()
      }
      started.once('exit', over)
      started.once('error', over)
    })
  }
  start()

  return {
    settings,
    url: `ws://127.0.0.1:${settings.port}`,
    kill: () => child?.kill('SIGKILL'),
    pid: () => child?.pid ?? null,
    onExit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      child?.kill('SIGTERM')
      // A Janus that is frozen hears nothing else.
      const force = setTimeout(() => child?.kill('SIGKILL'), 3000)
      await ended
      clearTimeout(force)
      log.end()
      rmSync(join(folder, 'janus.pid'), { force: true })
    },
  }
}

/** Ends the Janus of a desk that was killed: known by its folder, so that no other process is ever taken for it. */
const endLeftOver = (folder: string): void => {
  try {
    const pid = Number(readFileSync(join(folder, 'janus.pid'), 'utf8'))
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (command.includes(folder) && command[0]?.endsWith('janus') === true) process.kill(pid, 'SIGKILL')
  } catch {
    // There is none: no file, or no such process any more.
  }
}

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => done(port))
    })
  })
