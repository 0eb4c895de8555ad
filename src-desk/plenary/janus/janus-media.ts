import { fail, ok } from '../../../src-shared/result/result.ts'
import type { PlenaryMedia, Stage } from '../media/plenary-media.ts'
import { createForwarding } from './forwarding.ts'
import { createJanusNode, type JanusNode } from './janus-node.ts'
import type { JanusServer } from './janus-server.ts'
import { placeFor } from './place-for.ts'

/** The plenary's media over one Janus or several that are watched; who is on stage is forwarded from one to the others. */
export const createJanusMedia = (
  servers: readonly JanusServer[],
  options: {
    /** How many sit at one server before the next is begun. */
    readonly block: number
    readonly onTrouble: (cause: unknown) => void
    readonly onState: (server: JanusServer, up: boolean) => void
  },
): PlenaryMedia => {
  const { onTrouble } = options
  const trespasses = new Set<(member: string) => void>()
  let stage: Stage = { prepared: [], seen: [], heard: [] }

  /** Not before the server passes it on: the whole picture that is asked for would be lost. */
  const flows = (id: string): boolean =>
    stage.seen.includes(id) && nodes.some(({ seats }) => seats.get(id)?.isUp() === true && seats.get(id)?.isLetThrough() === true)
  const showAt = (node: JanusNode): void => {
    const remote = forwarding.feedsAt(node)
    const feeds = stage.prepared.flatMap((id) => {
      const seat = node.seats.get(id)
      const generation = seat?.isUp() === true ? seat.generation : remote.get(id)
      return generation === undefined ? [] : [{ member: id, generation, flows: flows(id) }]
    })
    for (const seat of node.seats.values()) seat.show(feeds.filter(({ member }) => member !== seat.member))
  }
  const show = (): void => {
    for (const node of nodes) showAt(node)
  }
  const changed = (): void => {
    show()
    forwarding.sync()
  }
  const nodes: readonly JanusNode[] = servers.map((server) =>
    createJanusNode(server, {
      stage: () => stage,
      onChange: changed,
      onState: (up) => options.onState(server, up),
      onTrespass: (member) => {
        for (const listener of trespasses) listener(member)
      },
      onTrouble,
    }),
  )
  const forwarding = createForwarding({ nodes, prepared: () => stage.prepared, onChange: show, onTrouble })

  return {
    seat: async (member, events) => {
      const place = placeFor(
        nodes.map(({ room, seats }) => ({ up: room() !== null, seated: seats.size, here: seats.has(member) })),
        options.block,
      )
      for (const [index, node] of nodes.entries()) if (index !== place) node.seats.get(member)?.leave()
      const taken = await (nodes[place ?? -1]?.take(member, events) ?? fail('media-down'))
      if (taken.ok) changed()
      return taken
    },
    resume: (member, events) => {
      const seat = nodes.map(({ seats }) => seats.get(member)).find((one) => one?.isResting() === true)
      if (seat === undefined) return Promise.resolve(fail('no-seat'))
      seat.resume(events)
      return Promise.resolve(ok(seat))
    },
    setStage: (next) => {
      stage = next
      // Who is to be silent is stopped at once; who is to be seen flows when the server lets them through.
      void Promise.all(nodes.map((node) => node.hold())).then(changed)
      changed()
    },
    isUp: () => nodes.some(({ room }) => room() !== null),
    onTrespass: (listener) => {
      trespasses.add(listener)
      return () => trespasses.delete(listener)
    },
    close: async () => {
      forwarding.close()
      await Promise.all(nodes.map((node) => node.close()))
    },
  }
}
