import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { treeOf } from './processes.ts'

const listens = '0A'
const loopback = /^(0100007F|0{24}01000000|0{16}FFFF00000100007F)$/

const inodesOf = (pid: number): readonly string[] => {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        // It was shut while it was looked at.
        return []
      }
    })
  } catch {
    return []
  }
}

/** As this process sees the network: a page that is shut in has a network of its own, with nothing in it. */
const tableOf = (pid: number, kind: 'tcp' | 'udp'): readonly string[] =>
  [kind, `${kind}6`].flatMap((name) => {
    try {
      return readFileSync(`/proc/${pid}/net/${name}`, 'utf8').trim().split('\n').slice(1)
    } catch {
      return []
    }
  })

/**
 * Where a program and everything that it started can be reached from a network: each port of TCP on which one of them
 * listens, and each of UDP, as `tcp 127.0.0.1:8137`; whatever is not on the loopback as `udp anywhere:5353`.
 */
export const openTo = (pid: number): readonly string[] => {
  const found = treeOf(pid).flatMap((one) => {
    const own = new Set(inodesOf(one.pid))
    return (['tcp', 'udp'] as const).flatMap((kind) =>
      tableOf(one.pid, kind)
        .map((line) => line.trim().split(/\s+/))
        .filter(([, , , state, , , , , , inode]) => (kind === 'udp' || state === listens) && own.has(inode ?? ''))
        .map(([, local = '']) => {
          const [address = '', port = ''] = local.split(':')
          return `${kind} ${loopback.test(address) ? '127.0.0.1' : 'anywhere'}:${Number.parseInt(port, 16)}`
        }),
    )
  })
  return [...new Set(found)].sort()
}
