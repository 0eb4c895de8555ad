import { lookup } from 'node:dns/promises'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { inRepository } from './paths.mjs'
import { run, showing } from './say.mjs'

const home = inRepository('node_modules', 'electron')
const program = process.platform === 'win32' ? 'electron.exe' : 'electron'
const probeLimit = 2500
const arrivalLimit = 60_000

const installed = () => {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined && override !== '') return existsSync(join(override, program)) ? join(override, program) : null
  const name = join(home, 'path.txt')
  if (!existsSync(name)) return null
  const path = join(home, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(path) ? path : null
}

/** Where the binary comes from: GitHub, or a mirror that was set for npm or Electron. */
const source = () =>
  new URL(process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/')

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
const starts = async (path) => {
  const { code } = await run(path, ['--version'], { timeout: 10_000, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
  return code === 0
}

/** Electron's program, or why it cannot be had. It is fetched once, if its host can be reached and it arrives within a minute. */
export const findElectron = async () => {
  let path = installed()
  if (path === null) {
    const from = source()
    if (!(await reachable(from))) return { path: null, why: `its binary is not here and ${from.hostname} cannot be reached` }
    const { code, signal } = await showing(`Fetching Electron from ${from.hostname} (a minute at most)`, (note) =>
      run(process.execPath, [join(home, 'install.js')], { note, timeout: arrivalLimit }),
    )
    path = installed()
    if (path === null)
      return {
        path: null,
        why: signal === 'SIGKILL' ? 'its binary did not arrive within a minute' : `its binary could not be fetched (code ${code})`,
      }
  }
  return (await starts(path)) ? { path, why: 'its binary is here' } : { path: null, why: 'its binary does not start on this machine' }
}
