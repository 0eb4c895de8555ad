import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { type JanusSettings, janusConfig } from './janus-config.ts'
import type { JanusServer } from './janus-server.ts'
import { endLeftOver, isRunning, keepProcess, keptProcess } from './left-over.ts'

export type JanusProcess = JanusServer & {
  readonly settings: JanusSettings
  pid(): number | null
}

const firstPause = 50
const longestPause = 5000
/** Who lives for so long was well started. */
const settled = 30_000
/** A Janus of an earlier desk is no child of this one, so it is looked at. */
const lookEvery = 250

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

type Running = { readonly pid: number | undefined; kill(signal: NodeJS.Signals): void; readonly ended: Promise<void> }

const ofChild = (child: ChildProcess): Running => ({
  pid: child.pid,
  kill: (signal) => child.kill(signal),
  ended: new Promise((done) => {
    child.once('exit', () => done())
    child.once('error', () => done())
  }),
})
const ofLeftOver = (pid: number, folder: string): Running => ({
  pid,
  kill: (signal) => {
    if (isRunning(pid, folder)) process.kill(pid, signal)
  },
  ended: new Promise((done) => {
    const looking = setInterval(() => {
      if (isRunning(pid, folder)) return
      clearInterval(looking)
      done()
    }, lookEvery)
    looking.unref()
  }),
})

/**
 * A Janus of the desk's own: configured, started, watched, and started again whenever it goes. One that an earlier desk
 * left running under the same settings is taken over as it is, with everybody in it.
 */
export const startJanusProcess = async (options: {
  readonly folder: string
  readonly library: string
  readonly mediaAddress: string
  readonly mediaPorts: JanusSettings['mediaPorts']
  readonly bitrate: number
}): Promise<JanusProcess> => {
  const folder = resolve(options.folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const wanted = { ...options, folder }
  const kept = keptProcess(wanted)
  if (kept === null) endLeftOver(folder)
  const secret = () => randomBytes(24).toString('base64url')
  const settings: JanusSettings = kept?.settings ?? {
    ...wanted,
    address: '127.0.0.1',
    port: await freePort(),
    apiSecret: secret(),
    adminKey: secret(),
    loops: availableParallelism(),
  }
  for (const [name, text] of Object.entries(janusConfig(settings))) {
    writeFileSync(join(folder, name), text, { mode: 0o600 })
    chmodSync(join(folder, name), 0o600)
  }
  const listeners = new Set<() => void>()
  let running: Running | null = null
  let stopped = false
  let pause = firstPause
  let timer: ReturnType<typeof setTimeout> | undefined

  const watch = (one: Running): void => {
    const began = Date.now()
    running = one
    if (one.pid !== undefined) keepProcess(settings, one.pid)
    void one.ended.then(() => {
      running = null
      if (stopped) return
      if (Date.now() - began > settled) pause = firstPause
      timer = setTimeout(start, pause)
      pause = Math.min(longestPause, pause * 2)
      for (const listener of listeners) listener()
    })
  }
  const start = (): void => {
    // Its own file, and no pipe to the desk: a Janus that outlives the desk would die of its first line.
    const log = openSync(join(folder, 'janus.log'), 'w', 0o600)
    watch(ofChild(spawn('janus', ['-F', folder], { stdio: ['ignore', log, log], env: { PATH: process.env.PATH, HOME: folder } })))
    closeSync(log)
  }
  if (kept === null) start()
  else watch(ofLeftOver(kept.pid, folder))

  return {
    name: 'Janus',
    folder,
    settings,
    apiSecret: settings.apiSecret,
    adminKey: settings.adminKey,
    bitrate: settings.bitrate,
    url: `ws://${settings.address}:${settings.port}`,
    replace: () => running?.kill('SIGKILL'),
    pid: () => running?.pid ?? null,
    onExit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      const last = running
      last?.kill('SIGTERM')
      // A Janus that is frozen hears nothing else.
      const force = setTimeout(() => last?.kill('SIGKILL'), 3000)
      await last?.ended
      clearTimeout(force)
      rmSync(join(folder, 'process.json'), { force: true })
    },
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
