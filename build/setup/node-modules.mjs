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

/** `npm ci`, when what is installed is not what the lock file says. No package's script is run. */
export const ensureNodeModules = async () => {
  const lock = read(inRepository('package-lock.json'))
  if (matchesLock(lock, read(inRepository('node_modules', '.package-lock.json')))) return
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http']
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
}
