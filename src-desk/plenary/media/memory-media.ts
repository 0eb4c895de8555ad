import { ok } from '../../../src-shared/result/result.ts'
import type { PlenaryMedia, SeatEvents, Stage } from './plenary-media.ts'

/** A media server without media, for tests: it remembers whom it was told to let be seen and heard, and who has a seat. */
export const createMemoryMedia = () => {
  const seats = new Map<string, SeatEvents>()
  const stages: Stage[] = []
  const media: PlenaryMedia = {
    seat: (member, events) => {
      seats.set(member, events)
      const done = () => Promise.resolve(ok(undefined))
      return Promise.resolve(
        ok({
          publish: (sdp) => Promise.resolve(ok({ sdp: `answer to ${sdp}` })),
          receive: done,
          answer: done,
          candidate: done,
          leave: () => seats.delete(member),
        }),
      )
    },
    setStage: (stage) => {
      stages.push(stage)
    },
    isUp: () => true,
    onTrespass: () => () => undefined,
    close: () => Promise.resolve(),
  }
  return { media, seated: (): readonly string[] => [...seats.keys()], stages, events: (member: string) => seats.get(member) }
}
