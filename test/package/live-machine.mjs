import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inRepository } from '../../build/setup/paths.mjs'
import { lastLines, run } from '../../build/setup/say.mjs'

/** Where processes are kept count of: the second hierarchy of this machine, which is the only one on most. */
const cgroups = existsSync('/sys/fs/cgroup/cgroup.procs') ? '/sys/fs/cgroup' : '/sys/fs/cgroup/unified'
const bootLimit = 60_000
const stopLimit = 30_000

const firstChild = (pid) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0] ?? ''

/** Takes its groups of processes away. Its first process is gone by now, and the others are going. */
const forget = async (group) => {
  for (const entry of readdirSync(group, { withFileTypes: true })) if (entry.isDirectory()) await forget(join(group, entry.name))
  for (let tries = 0; ; tries += 1) {
    try {
      return rmdirSync(group)
    } catch (cause) {
      if (tries >= 100) throw cause
      await wait(100)
    }
  }
}

/**
 * Boots the clean system with systemd as its first process (boot.sh), and waits until it is up. `inside` runs a script in
 * it as root, as if somebody were logged in there.
 */
export const bootMachine = async (state, { pack = inRepository('.cache', 'demo-pack') } = {}) => {
  const group = join(cgroups, `talkroom-test-${process.pid}`)
  const child = spawn('sh', [inRepository('test', 'package', 'boot.sh'), state, group], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PACK: pack },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  let first = ''

  const inside = (script, { timeout = 60_000, args = /** @type {string[]} */ ([]) } = {}) =>
    run(
      'nsenter',
      [
        ...['--target', first, '--mount', '--pid', '--uts', '--ipc', '--net', '--cgroup', '--root'],
        ...[
          'env',
          '-i',
          'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
          'HOME=/root',
          'LC_ALL=C.UTF-8',
          'DEBIAN_FRONTEND=noninteractive',
        ],
        ...['sh', '-c', script, 'sh', ...args],
      ],
      { timeout },
    )

  const up = async () => {
    const began = performance.now()
    for (;;) {
      if (child.exitCode !== null || performance.now() - began > bootLimit) throw new Error(`the system did not come up:\n${lastLines(said)}`)
      first = firstChild(child.pid)
      if (first !== '') {
        const { output } = await inside('systemctl is-system-running --wait', { timeout: bootLimit })
        if (/^(running|degraded)$/m.test(output)) return
      }
      await wait(100)
    }
  }
  /** Ends it as its own power button would, and by force where that takes too long. */
  const off = async (how = 'poweroff') => {
    const began = performance.now()
    await inside(`systemctl --no-block ${how}`)
    const forced = setTimeout(() => child.kill('SIGKILL'), stopLimit)
    await ended
    clearTimeout(forced)
    await forget(group)
    return performance.now() - began
  }
  try {
    await up()
  } catch (cause) {
    child.kill('SIGKILL')
    await ended
    await forget(group)
    throw cause
  }
  return {
    inside,
    /** Its first process, as this machine counts. */
    first: Number(first),
    off,
    /** The plug is pulled. */
    cut: async () => {
      child.kill('SIGKILL')
      await ended
      await forget(group)
    },
  }
}
