import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const versions = '/usr/lib/postgresql'

/** For tests: where Debian has PostgreSQL's programs, its newest version; null where it is not installed. */
export const postgresPrograms = (): string | null =>
  (existsSync(versions) ? readdirSync(versions) : [])
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb'))) ?? null

/** PostgreSQL refuses root. Anybody does who owns nothing. */
const asOrdinaryUser = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** For tests: a database of its own in a temporary folder, which is reached by a UNIX socket in there and by nothing else. */
export const startTestPostgres = async (programs: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'))
  if (asOrdinaryUser.uid !== undefined) chownSync(folder, asOrdinaryUser.uid, asOrdinaryUser.gid)
  const data = join(folder, 'data')
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' }
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'desk', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...asOrdinaryUser,
    cwd: folder,
    env,
    stdio: 'pipe',
  })

  let server: ChildProcess
  const start = (): Promise<void> => {
    const options = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'shared_buffers=16MB', '-c', 'max_connections=40']
    server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, ...options], {
      ...asOrdinaryUser,
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return new Promise((resolve, reject) => {
      let said = ''
      server.stderr?.on('data', (part: Buffer) => {
        said += part.toString()
        if (said.includes('ready to accept connections')) resolve()
      })
      server.once('exit', () => reject(new Error(said)))
    })
  }
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      server.once('exit', () => resolve())
      server.kill(signal)
    })
  await start()
  return {
    address: `postgres://desk@/postgres?host=${encodeURIComponent(folder)}`,
    /** Ends it at once, as a power cut would end its process, and starts it again. */
    crash: async (meanwhile: () => Promise<void>) => {
      await end('SIGQUIT')
      await meanwhile()
      await start()
    },
    stop: async () => {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
