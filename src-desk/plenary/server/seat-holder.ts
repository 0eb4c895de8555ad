import type { MediaRequest } from '../../../src-shared/plenary/wire.ts'
import { type Failure, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { MediaSeat, PlenaryMedia, SeatEvents } from '../media/plenary-media.ts'
import type { GuestConnection } from './guest-connection.ts'

/** A member's seat at the media server, taken when it first asks for media, and asked in the order in which it asks. */
export type SeatHolder = {
  ask(request: MediaRequest): Promise<Result<unknown, Failure>>
  isSeated(): boolean
  /** The server let go of it: the member makes its connections anew. */
  lost(): void
  /** The member's socket is gone: the seat is kept for the next one, which resumes it. */
  rest(): void
  leave(): void
}

export const createSeatHolder = (
  media: Pick<PlenaryMedia, 'seat' | 'resume'>,
  member: string,
  connection: Pick<GuestConnection, 'send'>,
  onChange: () => void,
): SeatHolder => {
  let seat: MediaSeat | null = null
  let gone: 'rest' | 'leave' | null = null
  const howGone = (): typeof gone => gone
  let last: Promise<unknown> = Promise.resolve()

  const lost = (): void => {
    if (seat === null) return
    seat = null
    connection.send({ type: 'media-lost' })
    onChange()
  }
  const events: SeatEvents = { stage: (sdp, streams) => connection.send({ type: 'stage', sdp, streams }), lost }
  const taken = async (how: 'seat' | 'resume'): Promise<Result<MediaSeat, Failure>> => {
    if (gone !== null) return fail('not-now')
    if (seat !== null) return ok(seat)
    const got = await media[how](member, events)
    if (!got.ok) return got
    const meanwhile = howGone()
    if (meanwhile !== null) {
      got.value[meanwhile]()
      return fail('not-now')
    }
    seat = got.value
    onChange()
    return got
  }
  const giveBack = (): void => {
    seat?.leave()
    seat = null
    onChange()
  }
  const askSeat = async (request: MediaRequest): Promise<Result<unknown, Failure>> => {
    if (request.do === 'leave') {
      giveBack()
      return ok(undefined)
    }
    const got = await taken(request.do === 'resume' ? 'resume' : 'seat')
    if (!got.ok) return got
    switch (request.do) {
      case 'resume':
        return ok(undefined)
      case 'publish':
        return got.value.publish(request.sdp)
      case 'receive':
        return got.value.receive()
      case 'answer':
        return got.value.answer(request.sdp)
      case 'candidate':
        return got.value.candidate(request.of, request.candidate)
    }
  }

  return {
    ask: (request) => {
      const asked = last.then(() => askSeat(request))
      last = asked
      return asked
    },
    isSeated: () => seat !== null,
    lost,
    rest: () => {
      if (gone !== null) return
      gone = 'rest'
      seat?.rest()
    },
    leave: () => {
      gone = 'leave'
      giveBack()
    },
  }
}
