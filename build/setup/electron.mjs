import { lookup } from 'node:dns/promises'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { inRepository } from './paths.mjs'
import { run, showing } from './say.mjs'

const program = process.platform === 'win32' ? 'electron.exe' : 'electron'
const probeLimit = 2500
const arrivalLimit = 60_000

const isSet = (value) => value !== undefined && value !== ''

const installed = (home) => {
  const name = join(home, 'path.txt')
  if (!existsSync(name)) return null
  const path = join(home, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(path) ? path : null
}

/** Where the binary comes from: GitHub, or a mirror that was set for npm or Electron. */
const source = (env) => new URL(env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/')

/** Where Electron's own installer keeps what it fetched once, for this machine's other projects too. */
const cacheOf = (env) => {
  if (isSet(env.electron_config_cache)) return env.electron_config_cache
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'electron', 'Cache')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron')
  return join(isSet(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : join(homedir(), '.cache'), 'electron')
}

const isCached = (home, env) => {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const cache = cacheOf(env)
  const archive = `electron-v${version}-${process.platform}-${process.arch}.zip`
  return existsSync(cache) && readdirSync(cache).some((folder) => existsSync(join(cache, folder, archive)))
}

const within = (milliseconds, promise) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in time')), milliseconds).unref())])

const reachable = async ({ hostname, port, protocol }) => {
  try {
    await within(
      probeLimit,
      lookup(hostname).then(
        ({ address }) =>
          new Promise((resolve, reject) => {
            const socket = connect({ host: address, port: Number(port) || (protocol === 'http:' ? 80 : 443), timeout: probeLimit })
            socket.once('connect', () => resolve(socket.destroy()))
            socket.once('error', reject)
            socket.once('timeout', () => reject(socket.destroy()))
          }),
      ),
    )
    return true
  } catch {
    // Whatever the reason: nothing can be fetched from there now.
    return false
  }
}

/** Libraries may be missing on this machine; asking for the version finds out without opening anything. */
const checked = async (path, env) => {
  const { code } = await run(path, ['--version'], { timeout: 10_000, env: { ...env, ELECTRON_RUN_AS_NODE: '1' } })
  return code === 0 ? { path, why: 'its binary is here' } : { path: null, why: 'its binary does not start on this machine' }
}

/**
 * Electron's program, or why it cannot be had: where ELECTRON_OVERRIDE_DIST_PATH says, else where its package keeps it. It is
 * put there once, out of the cache, or from its host if that can be reached and it arrives within a minute.
 */
export const findElectron = async ({ env = process.env, home = inRepository('node_modules', 'electron') } = {}) => {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  if (isSet(override)) {
    const path = join(override, program)
    return existsSync(path)
      ? checked(path, env)
      : { path: null, why: `ELECTRON_OVERRIDE_DIST_PATH names ${override}, where no program "${program}" is` }
  }
  const there = installed(home)
  if (there !== null) return checked(there, env)
  const from = source(env)
  const cached = isCached(home, env)
  if (!cached && !(await reachable(from))) return { path: null, why: `its binary is not here and ${from.hostname} cannot be reached` }
  const title = cached ? 'Unpacking Electron from the cache' : `Fetching Electron from ${from.hostname} (a minute at most)`
  const { code, signal } = await showing(title, (note) => run(process.execPath, [join(home, 'install.js')], { note, timeout: arrivalLimit, env }))
  const path = installed(home)
  if (path !== null) return checked(path, env)
  return { path: null, why: signal === 'SIGKILL' ? 'its binary did not arrive within a minute' : `its binary could not be fetched (code ${code})` }
}
