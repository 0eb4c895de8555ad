import { fail, ok } from '../../../src-shared/result/result.ts'
import type { PlenaryMedia, Stage } from '../media/plenary-media.ts'
import { createJanusNode } from './janus-node.ts'
import type { JanusServer } from './janus-server.ts'

/** The plenary's media over a Janus that is watched. */
export const createJanusMedia = (
  server: JanusServer,
  { onTrouble, onState }: { readonly onTrouble: (cause: unknown) => void; readonly onState: (up: boolean) => void },
): PlenaryMedia => {
  const trespasses = new Set<(member: string) => void>()
  let stage: Stage = { prepared: [], seen: [], heard: [] }

  const show = (): void => {
    const feeds = stage.seen.flatMap((id) => {
      const seat = node.seats.get(id)
      return seat?.isUp() === true ? [{ member: id, generation: seat.generation }] : []
    })
    for (const seat of node.seats.values()) seat.show(feeds.filter(({ member }) => member !== seat.member))
  }
  const node = createJanusNode(server, {
    stage: () => stage,
    onChange: show,
    onState: () => onState(node.room() !== null),
    onTrespass: (member) => {
      for (const listener of trespasses) listener(member)
    },
    onTrouble,
  })

  return {
    seat: async (member, events) => {
      const taken = await node.take(member, events)
      if (taken.ok) show()
      return taken
    },
    resume: (member, events) => {
      const seat = node.seats.get(member)
      if (seat?.isResting() !== true) return Promise.resolve(fail('no-seat'))
      seat.resume(events)
      return Promise.resolve(ok(seat))
    },
    setStage: (next) => {
      stage = next
      void node.hold()
      show()
    },
    isUp: () => node.room() !== null,
    onTrespass: (listener) => {
      trespasses.add(listener)
      return () => trespasses.delete(listener)
    },
    close: node.close,
  }
}
