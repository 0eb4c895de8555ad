import { existsSync, readFileSync } from 'node:fs'
import { homeEnvironment, inRepository, repository } from './paths.mjs'
import { lastLines, run, SetupStop, showing } from './say.mjs'

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null)

/** npm writes down what it installed; that must be what the lock file asks for. Packages for other machines may be absent. */
export const matchesLock = (lock, installed) => {
  if (installed === null) return false
  return Object.entries(lock.packages).every(([path, wanted]) => {
    const have = installed.packages[path]
    if (path === '') return true
    return have === undefined
      ? wanted.optional === true || wanted.peer === true
      : have.version === wanted.version && have.integrity === wanted.integrity
  })
}

/**
 * What the lock file has for this very kind of machine and npm left out, because it was told to (omit=optional). Which C library
 * a machine has is not asked: the packages that come once for each are left to those that load them.
 */
export const leftOut = (lock, installed, platform = process.platform, arch = process.arch) =>
  Object.entries(lock.packages)
    .filter(([path, { os, cpu, libc }]) => {
      const isFor = (list, one) => list !== undefined && [list].flat().includes(one)
      return isFor(os, platform) && isFor(cpu, arch) && libc === undefined && installed?.packages[path] === undefined
    })
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))

/** `npm ci`, when what is installed is not what the lock file says. No package's script is run. */
export const ensureNodeModules = async () => {
  const lock = read(inRepository('package-lock.json'))
  const readInstalled = () => read(inRepository('node_modules', '.package-lock.json'))
  const before = readInstalled()
  if (matchesLock(lock, before) && leftOut(lock, before).length === 0) return
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const args = [...first, 'ci', '--ignore-scripts', '--include=optional', '--no-audit', '--no-fund', '--loglevel=http']
  const { code, output } = await showing('Installing Node packages', (note) => {
    let fetched = 0
    return run(command, args, {
      cwd: repository,
      env: { ...process.env, ...homeEnvironment() },
      note: (line) => {
        if (line.includes('http fetch')) fetched += 1
        note(fetched === 0 ? '' : `${fetched} fetched`)
      },
    })
  })
  if (code !== 0) throw new SetupStop(`npm ci failed. Is the network reachable?\n${lastLines(output)}`)
  const missing = leftOut(lock, readInstalled())
  if (missing.length > 0)
    throw new SetupStop(
      `npm left out what is made for this machine (${process.platform}-${process.arch}): ${missing.join(', ')}. Is the registry or mirror missing them? Nothing here runs without: npm ci --include=optional`,
    )
}
