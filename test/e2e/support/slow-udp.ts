import { createSocket, type Socket } from 'node:dgram'

/** Milliseconds. A datagram comes `delay` later, and up to `jitter` earlier or later than that; none overtakes another. */
export type Slowness = { readonly delay: number; readonly jitter: number }

/** A way for datagrams to one place, that takes its time in both directions. `chance` from 0 to 1. */
export const openSlowWay = async (address: string, to: number, { delay, jitter }: Slowness, chance: () => number = Math.random) => {
  const outer = createSocket('udp4')
  const inner = new Map<number, Socket>()
  const timers = new Set<NodeJS.Timeout>()
  let sent = 0

  /** One direction of one member's way. */
  const queue = (send: (data: Buffer) => void) => {
    const waiting: { readonly data: Buffer; readonly due: number }[] = []
    let last = 0
    const take = (): Buffer | null => (waiting[0] !== undefined && waiting[0].due <= performance.now() + 1 ? (waiting.shift()?.data ?? null) : null)
    const next = (): void => {
      const [first] = waiting
      if (first === undefined) return
      const timer = setTimeout(() => {
        timers.delete(timer)
        // Several may be due by now.
        for (let due = take(); due !== null; due = take()) send(due)
        next()
      }, first.due - performance.now())
      timers.add(timer)
    }
    return (data: Buffer): void => {
      last = Math.max(last, performance.now() + delay + (2 * chance() - 1) * jitter)
      sent += 1
      waiting.push({ data, due: last })
      if (waiting.length === 1) next()
    }
  }
  const ends = new Map<number, (data: Buffer) => void>()
  const wayOf = (port: number, from: string): ((data: Buffer) => void) => {
    const known = ends.get(port)
    if (known !== undefined) return known
    const far = createSocket('udp4')
    inner.set(port, far)
    const back = queue((data) => outer.send(data, port, from))
    far.on('message', back)
    const there = queue((data) => far.send(data, to, address))
    ends.set(port, there)
    return there
  }
  outer.on('message', (data, { port, address: from }) => wayOf(port, from)(data))
  await new Promise<void>((resolve) => outer.bind(0, address, resolve))
  return {
    port: outer.address().port,
    /** How many datagrams have gone this way so far. */
    sent: () => sent,
    close: (): void => {
      for (const timer of timers) clearTimeout(timer)
      for (const socket of [outer, ...inner.values()]) socket.close()
    },
  }
}
