import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { ensureNodeModules } from './node-modules.mjs'
import { nodePackageFor } from './node-package.mjs'
import { homeEnvironment, inRepository, repository } from './paths.mjs'
import { SetupStop, say } from './say.mjs'

const least = 24

/** Everything runs under the Node that the lock file names, whatever Node the machine has. */
const nodeToUse = () => {
  const own = nodePackageFor()
  if (own !== null && existsSync(own.program)) return own.program
  if (Number(process.versions.node.split('.')[0]) >= least) return process.execPath
  throw new SetupStop(
    `No package brings Node for ${process.platform}-${process.arch}: it needs Node ${least} or newer; it has ${process.versions.node}.`,
  )
}

/**
 * Runs `main` under our own Node with all packages there: this very script is started again when it is not.
 * A sentence that was thrown is shown as it is and ends with code 1.
 */
export const withOwnNode = async (main) => {
  try {
    if (process.env.TALKROOM_SETUP === repository) process.exitCode = await main(process.argv.slice(2))
    else {
      await ensureNodeModules()
      process.exitCode = await again(nodeToUse())
    }
  } catch (error) {
    if (!(error instanceof SetupStop)) throw error
    say(`\n${error.message}`)
    process.exitCode = 1
  }
}

const again = (node) =>
  new Promise((resolve) => {
    const path = [dirname(node), inRepository('node_modules', '.bin'), process.env.PATH].join(delimiter)
    const env = { ...process.env, ...homeEnvironment(), PATH: path, TALKROOM_SETUP: repository, NODE_NO_WARNINGS: '1' }
    const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env })
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    // Ctrl+C reaches the child by itself; an interrupt that was meant for this process alone is passed on.
    process.on('SIGINT', () => setTimeout(() => child.kill('SIGINT'), 500).unref())
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
