import { fail, ok } from '../../../src-shared/result/result.ts'
import type { MediaSeat, PlenaryMedia, SeatEvents, Stage } from './plenary-media.ts'

type Seated = { events: SeatEvents | null; resting: boolean; readonly seat: MediaSeat }

/** A media server without media, for tests: it remembers whom it was told to let be seen and heard, and who has a seat. */
export const createMemoryMedia = () => {
  const seats = new Map<string, Seated>()
  const stages: Stage[] = []

  const sit = (member: string, events: SeatEvents): MediaSeat => {
    const isHere = () => seats.get(member) === seated
    const refused = () => Promise.resolve(fail('media-refused', { cause: 'the seat is gone' }))
    const done = () => (isHere() ? Promise.resolve(ok(undefined)) : refused())
    const leave = () => {
      if (isHere()) seats.delete(member)
    }
    let receives = false
    const seat: MediaSeat = {
      publish: (sdp) => {
        if (!isHere()) return refused()
        if (sdp.startsWith('v=0')) return Promise.resolve(ok({ sdp: sdp.replaceAll('a=sendonly', 'a=recvonly') }))
        leave()
        seated.events?.lost()
        return Promise.resolve(fail('media-refused', { cause: 'that is no offer' }))
      },
      receive: () => {
        receives = true
        return done()
      },
      // Nobody sends anything here, so nothing is offered.
      answer: () => (receives ? refused() : done()),
      candidate: done,
      rest: () => {
        seated.events = null
        seated.resting = true
      },
      leave,
    }
    const seated: Seated = { events, resting: false, seat }
    seats.set(member, seated)
    return seat
  }

  const media: PlenaryMedia = {
    seat: (member, events) => Promise.resolve(ok(sit(member, events))),
    resume: (member, events) => {
      const seated = seats.get(member)
      if (seated?.resting !== true) return Promise.resolve(fail('no-seat'))
      seated.resting = false
      seated.events = events
      return Promise.resolve(ok(seated.seat))
    },
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
    resting: (): readonly string[] => [...seats].filter(([, { resting }]) => resting).map(([member]) => member),
    stages,
    events: (member: string) => seats.get(member)?.events ?? undefined,
  }
}
