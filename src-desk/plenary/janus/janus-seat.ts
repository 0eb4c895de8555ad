import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { MediaFailure, MediaSeat, SeatEvents, Stage } from '../media/plenary-media.ts'
import type { RoomHandle } from './janus-link.ts'
import type { JanusRoom } from './janus-room.ts'
import { createPublishing } from './publishing.ts'
import { createReceiving, type Feed, type Receiving } from './receiving.ts'

export type JanusSeat = MediaSeat & {
  readonly member: string
  /** Whether others can receive it. */
  isUp(): boolean
  isOver(): boolean
  readonly generation: number
  /** Holds the member to the stage as it is now. */
  hold(): void
  /** Tells whose stage it is to be received from now on; a seat that did not ask for it receives nothing. */
  show(feeds: readonly Feed[]): void
  /** Out, and told so: by the server, or because it did what it may not. */
  throwOut(): void
}

let generations = 0

/** A member's two handles at Janus, in the words of the plenary. */
export const takeJanusSeat = async (options: {
  readonly room: JanusRoom
  readonly member: string
  readonly events: SeatEvents
  readonly stage: () => Stage
  /** It can be received from now on, or it is over. */
  readonly onChange: (seat: JanusSeat) => void
  readonly onTrespass: () => void
  readonly onTrouble: (cause: unknown) => void
}): Promise<JanusSeat> => {
  const { room, member } = options
  await room.kick(member)
  const own = await room.attach()
  const { data } = await own.ask({ ...room.joinBody('publisher'), id: member })
  generations += 1
  let over = false
  let others: RoomHandle | null = null
  let receiving: Receiving | null = null
  let feeds: readonly Feed[] = []

  const end = (): void => {
    over = true
    publishing.end()
    void own.detach()
    void others?.detach()
    options.onChange(seat)
  }
  const throwOut = (): void => {
    if (over) return
    end()
    // A detached handle takes its sound along; a kick also takes what Janus might still hold of it.
    room.kick(member).catch(options.onTrouble)
    options.events.lost()
  }
  const trouble = (cause: unknown): void => {
    if (over) return
    options.onTrouble(cause)
    throwOut()
  }
  const watch = (handle: RoomHandle): void => {
    for (const event of ['hangup', 'detached'] as const) handle.on(event, throwOut)
  }
  watch(own)

  const publishing = createPublishing({
    room,
    handle: own,
    member,
    stage: options.stage,
    onUp: () => options.onChange(seat),
    onTrespass: () => {
      options.onTrespass()
      throwOut()
    },
  })

  /** What Janus refuses is the member's trouble, and no reason to end anything. */
  const asked = async <T>(work: () => Promise<T>): Promise<Result<T, MediaFailure>> => {
    if (over) return fail('media-refused', { cause: 'the seat is gone' })
    try {
      return ok(await work())
    } catch (cause) {
      return fail('media-refused', { cause })
    }
  }

  const seat: JanusSeat = {
    member,
    generation: generations,
    isUp: () => publishing.isUp() && !over,
    isOver: () => over,
    publish: (sdp) =>
      asked(async () => {
        try {
          return { sdp: await publishing.publish(sdp) }
        } catch (cause) {
          // Half published is not known to be silenced.
          throwOut()
          throw cause
        }
      }),
    receive: () =>
      asked(async () => {
        if (receiving !== null) return
        others = await room.attach()
        watch(others)
        receiving = createReceiving({ room, handle: others, privateId: data.private_id, events: options.events, onTrouble: trouble })
        receiving.want(feeds)
      }),
    answer: (sdp) => asked(async () => receiving?.answer(sdp)),
    candidate: (of, candidate) => asked(async () => (of === 'publish' ? own : others)?.candidate(candidate)),
    hold: () => {
      // Whoever cannot be silenced is thrown out: nobody is heard by mistake.
      if (!over) publishing.hold().catch(trouble)
    },
    show: (wanted) => {
      feeds = wanted
      if (!over) receiving?.want(wanted)
    },
    throwOut,
    leave: () => {
      if (!over) end()
    },
  }
  return seat
}
