import { randomBytes } from 'node:crypto'
import type { JanusNode } from './janus-node.ts'
import { type JanusSeat, nextGeneration } from './janus-seat.ts'
import type { KeptRemote } from './kept-seats.ts'

const againAfter = 1000
/** Key and salt, as SRTP wants them. */
const keyBytes = 30

/**
 * Several servers show one stage: who has a place on it is forwarded, once for each server on which somebody sits. It
 * stays so until the publisher goes: who is silenced sends nothing over it, and Janus 1.1.2 loses two ports with each that is removed.
 */
export const createForwarding = (options: {
  readonly nodes: readonly JanusNode[]
  readonly prepared: () => readonly string[]
  /** Somebody is received at another server from now on, or not any more. */
  readonly onChange: () => void
  readonly onTrouble: (cause: unknown) => void
}) => {
  const { nodes } = options
  let closed = false
  const later = new Set<ReturnType<typeof setTimeout>>()

  const seatOf = (member: string, but: JanusNode): { readonly node: JanusNode; readonly seat: JanusSeat } | null => {
    for (const node of nodes) {
      const seat = node === but ? undefined : node.seats.get(member)
      if (seat?.isUp() === true) return { node, seat }
    }
    return null
  }

  const making = new Set<KeptRemote>()
  const turns = new Map<string, Promise<void>>()
  /** What is done for one member at one server is done in turn: what is taken away late would take the next one along. */
  const inTurn = (target: JanusNode, member: string, work: () => Promise<void>): Promise<void> => {
    const key = `${target.server.name} ${member}`
    const turn = (turns.get(key) ?? Promise.resolve()).then(work).catch(options.onTrouble)
    turns.set(key, turn)
    return turn
  }

  const make = (target: JanusNode, origin: JanusNode, seat: JanusSeat): void => {
    const { member } = seat
    const remote: KeptRemote = { member, from: origin.server.name, seat: seat.generation, feed: nextGeneration(), ready: false }
    target.setRemote(member, remote)
    making.add(remote)
    const isWanted = (): boolean => target.remotes.get(member) === remote
    const connect = async (): Promise<void> => {
      const [to, from] = [target.room(), origin.room()]
      if (to === null || from === null || !isWanted()) return
      const key = randomBytes(keyBytes).toString('base64')
      const landing = await to.addRemote(member, seat.streams(), key)
      await from.publishRemotely(member, target.server.name, landing, key)
      if (isWanted()) target.setRemote(member, { ...remote, ready: true })
    }
    void inTurn(target, member, connect).then(() => {
      making.delete(remote)
      options.onChange()
      if (!isWanted() || closed) return
      // It did not come about.
      target.setRemote(member, null)
      const timer = setTimeout(() => {
        later.delete(timer)
        sync()
      }, againAfter)
      later.add(timer)
    })
  }

  const drop = (target: JanusNode, { member, from }: KeptRemote): void => {
    target.setRemote(member, null)
    options.onChange()
    void inTurn(target, member, async () => {
      const origin = nodes.find(({ server }) => server.name === from)?.room()
      await origin?.unpublishRemotely(member, target.server.name)
      await target.room()?.removeRemote(member)
    }).then(sync)
  }

  /** The origin is known to be without it: one that is down is not, and may be claimed with everybody in it. */
  const isOver = (target: JanusNode, { member, from, seat, ready }: KeptRemote): boolean => {
    const origin = nodes.find(({ server }) => server.name === from)
    if (origin === undefined || origin === target) return true
    return origin.room() !== null && (origin.seats.get(member)?.generation !== seat || !ready)
  }

  const sync = (): void => {
    if (closed) return
    for (const target of nodes) {
      if (target.room() === null) continue
      for (const remote of target.remotes.values()) {
        if (!remote.ready && making.has(remote)) continue
        if (isOver(target, remote)) drop(target, remote)
      }
      if (target.seats.size === 0) continue
      for (const member of options.prepared()) {
        const origin = seatOf(member, target)
        if (origin !== null && !target.remotes.has(member)) make(target, origin.node, origin.seat)
      }
    }
  }

  return {
    sync,
    /** What a member at this server can receive of the others' servers. */
    feedsAt: (target: JanusNode): ReadonlyMap<string, number> =>
      new Map(
        [...target.remotes.values()]
          .filter(({ member, seat, ready }) => ready && seatOf(member, target)?.seat.generation === seat)
          .map(({ member, feed }) => [member, feed]),
      ),
    close: (): void => {
      closed = true
      for (const timer of later) clearTimeout(timer)
    },
  }
}
