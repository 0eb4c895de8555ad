import { fail, ok } from '../../../src-shared/result/result.ts'
import type { MediaSeat, PlenaryMedia, SeatEvents, Stage } from './plenary-media.ts'

/** A media server without media, for tests: it remembers whom it was told to let be seen and heard, and who has a seat. */
export const createMemoryMedia = () => {
  const seats = new Map<string, SeatEvents>()
  const resting = new Set<string>()
  const stages: Stage[] = []
  const done = () => Promise.resolve(ok(undefined))
  const seatOf = (member: string, events: SeatEvents): MediaSeat => {
    seats.set(member, events)
    resting.delete(member)
    return {
      publish: (sdp) => Promise.resolve(ok({ sdp: `answer to ${sdp}` })),
      receive: done,
      answer: done,
      candidate: done,
      rest: () => resting.add(member),
      leave: () => {
        seats.delete(member)
        resting.delete(member)
      },
    }
  }
  const media: PlenaryMedia = {
    seat: (member, events) => Promise.resolve(ok(seatOf(member, events))),
    resume: (member, events) => Promise.resolve(resting.has(member) ? ok(seatOf(member, events)) : fail('no-seat')),
    setStage: (stage) => {
      stages.push(stage)
    },
    isUp: () => true,
    onTrespass: () => () => undefined,
    close: () => Promise.resolve(),
  }
  return {
    media,
    seated: (): readonly string[] => [...seats.keys()],
    resting: (): readonly string[] => [...resting],
    stages,
    events: (member: string) => seats.get(member),
  }
}
