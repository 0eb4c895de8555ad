import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '../../../build/setup/paths.mjs'

/** Why a network of its own cannot be made here; null where it can. */
export const noNetworkBecause = (): string | null => {
  if (process.getuid?.() !== 0) return 'needs root'
  for (const program of ['ip', 'nft']) if (findProgram(program) === null) return `needs ${program}`
  return null
}

const run = (command: string, ...argv: readonly string[]): string =>
  execFileSync(command, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Hands each connection at the first argument, a socket's path, to the second, a port of its own loopback. */
const doorman = `const net = require('node:net')
net.createServer((near) => {
  const far = net.connect(Number(process.argv[2]), '127.0.0.1')
  for (const [one, other] of [[near, far], [far, near]]) one.pipe(other).on('error', () => one.destroy())
}).listen(process.argv[1], () => console.log('open'))`

/**
 * A room behind a cable of its own: a network namespace that is joined to this machine by one pair of interfaces.
 * `desk`: this machine as the room reaches it. Whatever is cut, is cut at the room's end and for this room only.
 */
export const openRoomNetwork = () => {
  const id = process.pid % 250
  const name = `talkroom-${process.pid}`
  const [desk, room] = [`10.77.${id}.1`, `10.77.${id}.2`]
  const [near, far] = [`trn${process.pid}`, `trf${process.pid}`]
  const inside = (command: string, ...argv: readonly string[]): string => run('ip', 'netns', 'exec', name, command, ...argv)
  run('ip', 'netns', 'add', name)
  run('ip', 'link', 'add', near, 'type', 'veth', 'peer', 'name', far)
  run('ip', 'link', 'set', far, 'netns', name)
  run('ip', 'addr', 'add', `${desk}/24`, 'dev', near)
  run('ip', 'link', 'set', near, 'up')
  inside('ip', 'addr', 'add', `${room}/24`, 'dev', far)
  for (const device of [far, 'lo']) inside('ip', 'link', 'set', device, 'up')
  const folder = mkdtempSync(join(tmpdir(), 'room-network-'))
  const filter = (...rules: readonly string[]): void => {
    inside('nft', 'flush', 'ruleset')
    if (rules.length === 0) return
    inside('nft', 'add', 'table', 'inet', 'cut')
    for (const hook of ['input', 'output']) {
      inside('nft', 'add', 'chain', 'inet', 'cut', hook, `{ type filter hook ${hook} priority 0 ; }`)
      for (const rule of rules) inside('nft', 'add', 'rule', 'inet', 'cut', hook, ...rule.split(' '))
    }
  }

  return {
    desk,
    /** A port of the room's own loopback, which can be reached here by the same number; not over its cable. */
    door: async (port: number): Promise<() => void> => {
      const path = join(folder, `door-${port}`)
      const inner = spawn('ip', ['netns', 'exec', name, process.execPath, '-e', doorman, path, String(port)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await new Promise((resolve) => inner.stdout.once('data', resolve))
      const ends = new Set<Socket>()
      const outer = createServer((near) => {
        const far = connect(path)
        for (const [one, other] of [
          [near, far],
          [far, near],
        ] as const) {
          ends.add(one)
          one.pipe(other).on('error', () => one.destroy())
          one.once('close', () => ends.delete(one))
        }
      })
      await new Promise<void>((resolve) => outer.listen(port, '127.0.0.1', resolve))
      return () => {
        for (const end of ends) end.destroy()
        outer.close()
        inner.kill()
      }
    },
    /** A program in whose place the same one runs inside. */
    wrapped: (program: string): string => {
      const path = join(folder, 'inside.sh')
      writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${name} ${program} "$@"\n`)
      chmodSync(path, 0o755)
      return path
    },
    /** From now on what fits one of these is dropped, both ways, and nothing else is: `udp`, `tcp dport 8443`. */
    cut: (...rules: readonly string[]): void => filter(...rules.map((rule) => `${rule} drop`)),
    /** From now on nothing gets through but what goes to these ports of the desk's side; its own loopback stays. */
    leaveOnly: (ports: { readonly tcp?: readonly number[]; readonly udp?: readonly number[] }): void => {
      const open = Object.entries(ports).flatMap(([protocol, numbers]) =>
        ['dport', 'sport'].map((end) => `${protocol} ${end} { ${numbers.join(', ')} } accept`),
      )
      filter('ip daddr 127.0.0.0/8 accept', ...open, 'drop')
    },
    /** The room has another address from now on, as after a change from cable to wireless. */
    move: (): void => {
      inside('ip', 'addr', 'del', `${room}/24`, 'dev', far)
      inside('ip', 'addr', 'add', `10.77.${id}.3/24`, 'dev', far)
    },
    cable: (how: 'up' | 'down'): void => {
      inside('ip', 'link', 'set', far, how)
    },
    close: (): void => {
      run('ip', 'netns', 'del', name)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type RoomNetwork = ReturnType<typeof openRoomNetwork>
