import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findElectron } from './setup/electron.mjs'
import { inRepository } from './setup/paths.mjs'

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:1/'
const name = 'electron'

let folder = ''
let home = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'electron-'))
  home = join(folder, 'package')
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), JSON.stringify({ version: '1.2.3' }))
  // As Electron's own: it puts the program into the package and says where, wherever it has it from.
  writeFileSync(
    join(home, 'install.js'),
    `const { mkdirSync, writeFileSync } = require('node:fs')
     mkdirSync(${JSON.stringify(join(home, 'dist'))}, { recursive: true })
     writeFileSync(${JSON.stringify(join(home, 'dist', name))}, '#!/bin/sh\\nexit 0\\n', { mode: 0o755 })
     writeFileSync(${JSON.stringify(join(home, 'path.txt'))}, '${name}')`,
  )
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const programIn = (where: string, script = 'exit 0'): string => {
  mkdirSync(where, { recursive: true })
  const path = join(where, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}
const find = (env: NodeJS.ProcessEnv = {}) =>
  findElectron({ home, env: { PATH: process.env.PATH, ELECTRON_MIRROR: nowhere, electron_config_cache: join(folder, 'cache'), ...env } })

describe.runIf(process.platform === 'linux')('where Electron is', () => {
  it('is where ELECTRON_OVERRIDE_DIST_PATH says, whatever there is besides', async () => {
    writeFileSync(join(home, 'path.txt'), name)
    programIn(join(home, 'dist'))
    const path = programIn(join(folder, 'own'))
    expect(await find({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') })).toEqual({ path, why: 'its binary is here' })
  })

  it('is nowhere else when it is not there, and nothing is fetched', async () => {
    const empty = join(folder, 'empty')
    const { path, why } = await find({ ELECTRON_OVERRIDE_DIST_PATH: empty })
    expect([path, why]).toEqual([null, `ELECTRON_OVERRIDE_DIST_PATH names ${empty}, where no program "electron" is`])
  })

  it('is in its package, where it came before', async () => {
    writeFileSync(join(home, 'path.txt'), name)
    const path = programIn(join(home, 'dist'))
    expect(await find()).toEqual({ path, why: 'its binary is here' })
  })

  it('comes out of the cache without its host', async () => {
    const there = join(folder, 'cache', 'a'.repeat(64))
    mkdirSync(there, { recursive: true })
    writeFileSync(join(there, `electron-v1.2.4-linux-${process.arch}.zip`), 'of another version')
    expect((await find()).path).toBeNull()
    writeFileSync(join(there, `electron-v1.2.3-linux-${process.arch}.zip`), 'what was fetched once')
    expect(await find()).toEqual({ path: join(home, 'dist', name), why: 'its binary is here' })
  })

  it('comes from its host, if that can be reached', async () => {
    const host = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => host.once('listening', resolve))
    const mirror = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`
    expect((await find({ ELECTRON_MIRROR: mirror })).path).toBe(join(home, 'dist', name))
    host.close()
  })

  it('is nowhere when it is not here and its host cannot be reached, when its installer fails, or when it does not start', async () => {
    expect(await find()).toEqual({ path: null, why: 'its binary is not here and 127.0.0.1 cannot be reached' })
    mkdirSync(join(folder, 'cache', 'b'), { recursive: true })
    writeFileSync(join(folder, 'cache', 'b', `electron-v1.2.3-linux-${process.arch}.zip`), 'spoilt')
    writeFileSync(join(home, 'install.js'), 'process.exit(3)')
    expect(await find()).toEqual({ path: null, why: 'its binary could not be fetched (code 3)' })
    programIn(join(folder, 'own'), 'exit 127')
    expect((await find({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') })).why).toBe('its binary does not start on this machine')
  })
})

describe('the suite in Electron', () => {
  it('says in one line that it was not run, and why, and is no failure', () => {
    const { status, stdout } = spawnSync(process.execPath, [inRepository('build', 'with-setup.mjs'), 'test:electron'], {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder },
    })
    expect(stdout).toBe(`Electron's end-to-end suite was not run: ELECTRON_OVERRIDE_DIST_PATH names ${folder}, where no program "electron" is.\n`)
    expect(status).toBe(0)
  })
})
