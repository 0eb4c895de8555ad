import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { MediaFailure, MediaSeat, SeatEvents, Stage } from '../media/plenary-media.ts'
import type { RoomHandle } from './janus-link.ts'
import type { JanusRoom } from './janus-room.ts'
import type { KeptSeat, KeptSeats, PublishedStream } from './kept-seats.ts'
import { createPublishing } from './publishing.ts'
import { createReceiving, type Feed, type KeptReceiving, type Receiving } from './receiving.ts'

/** How long a seat is kept for a member whose socket is gone. */
export const restsFor = 20_000

export type JanusSeat = MediaSeat & {
  readonly member: string
  /** Whether others can receive it. */
  isUp(): boolean
  /** The server passes its picture on. */
  isLetThrough(): boolean
  isOver(): boolean
  isResting(): boolean
  /** What it sends, for a Janus that it is forwarded to. */
  streams(): readonly PublishedStream[]
  readonly generation: number
  /** Holds the member to the stage as it is now; resolves when the server does. */
  hold(): Promise<void>
  /** Tells whose stage it is to be received from now on; a seat that did not ask for it receives nothing. */
  show(feeds: readonly Feed[]): void
  /** Told to somebody else from now on, beginning with an offer that was not answered. */
  resume(events: SeatEvents): void
  /** Out, and told so: by the server, or because it did what it may not. */
  throwOut(): void
}

export type SeatOptions = {
  readonly room: JanusRoom
  readonly keeper: Pick<KeptSeats, 'keepSeat' | 'forgetSeat'>
  readonly stage: () => Stage
  /** It can be received from now on, or it is over. */
  readonly onChange: (seat: JanusSeat) => void
  readonly onTrespass: (member: string) => void
  readonly onTrouble: (cause: unknown) => void
}

let generations = 0
/** Of whoever can be received: one that left and came back is another. */
export const nextGeneration = (): number => {
  generations += 1
  return generations
}
export const isAfterGeneration = (known: number): void => {
  generations = Math.max(generations, known)
}

/** A member's two handles at Janus, in the words of the plenary. */
export const takeJanusSeat = async (options: SeatOptions, member: string, events: SeatEvents): Promise<JanusSeat> => {
  const { room } = options
  await room.kick(member)
  const own = await room.link.attach()
  const { data } = await own.ask({ ...room.joinBody('publisher'), id: member })
  const start = { member, generation: nextGeneration(), privateId: Number(data.private_id), earlier: null, events }
  return seatOver(options, start, own)
}

/** The seat that an earlier desk gave, with connections that stand. It rests until its member comes back. */
export const adoptJanusSeat = (options: SeatOptions, kept: KeptSeat): JanusSeat => {
  isAfterGeneration(kept.generation)
  const seat = seatOver(options, { ...kept, earlier: kept, events: null }, options.room.link.adopt(kept.publish.handle))
  seat.rest()
  return seat
}

type Start = Pick<KeptSeat, 'member' | 'generation' | 'privateId'> & { readonly earlier: KeptSeat | null; readonly events: SeatEvents | null }

const seatOver = (options: SeatOptions, start: Start, own: RoomHandle): JanusSeat => {
  const { room, keeper } = options
  const { member, generation, privateId, earlier } = start
  let over = false
  let events = start.events
  let asking = 0
  let others: RoomHandle | null = null
  let receiving: Receiving | null = null
  let feeds: readonly Feed[] = []
  let rested: ReturnType<typeof setTimeout> | undefined

  const keep = (): void => {
    if (over) return
    const settled = asking === 0 && receiving?.isSettled() !== false
    keeper.keepSeat({ member, generation, privateId, settled, publish: publishing.kept(), receive: receiving?.kept() ?? null })
  }
  const end = (): void => {
    over = true
    clearTimeout(rested)
    publishing.end()
    keeper.forgetSeat(member)
    void own.detach()
    void others?.detach()
    options.onChange(seat)
  }
  const throwOut = (): void => {
    if (over) return
    end()
    // A detached handle takes its sound along; a kick also takes what Janus might still hold of it.
    if (!room.isOver()) room.kick(member).catch(options.onTrouble)
    events?.lost()
  }
  const trouble = (cause: unknown): void => {
    if (over) return
    options.onTrouble(cause)
    throwOut()
  }
  const watch = (handle: RoomHandle): void => {
    for (const event of ['hangup', 'detached'] as const) handle.on(event, throwOut)
  }
  const receiveOver = (handle: RoomHandle, before: KeptReceiving | null): Receiving => {
    others = handle
    watch(handle)
    const made = createReceiving({
      room,
      handle,
      privateId,
      earlier: before,
      onOffer: (sdp, streams) => events?.stage(sdp, streams),
      onChange: keep,
      onTrouble: trouble,
    })
    receiving = made
    return made
  }
  watch(own)
  const publishing = createPublishing({
    room,
    handle: own,
    member,
    stage: options.stage,
    earlier: earlier?.publish ?? null,
    onChange: keep,
    onUp: () => options.onChange(seat),
    onTrespass: () => {
      options.onTrespass(member)
      throwOut()
    },
  })
  if (earlier?.receive) receiveOver(room.link.adopt(earlier.receive.handle), earlier.receive)

  /** What Janus refuses is the member's trouble, and no reason to end anything. */
  const asked = async <T>(work: () => Promise<T>): Promise<Result<T, MediaFailure>> => {
    if (over) return fail('media-refused', { cause: 'the seat is gone' })
    asking += 1
    keep()
    try {
      return ok(await work())
    } catch (cause) {
      return fail('media-refused', { cause })
    } finally {
      asking -= 1
      keep()
    }
  }

  const seat: JanusSeat = {
    member,
    generation,
    isUp: () => publishing.isUp() && !over,
    isLetThrough: publishing.isLetThrough,
    isOver: () => over,
    isResting: () => events === null && !over,
    streams: () => publishing.kept().streams,
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
        receiveOver(await room.link.attach(), null).want(feeds)
      }),
    answer: (sdp) => asked(async () => receiving?.answer(sdp)),
    candidate: async (of, candidate) => {
      if (over) return fail('media-refused', { cause: 'the seat is gone' })
      try {
        return ok(await (of === 'publish' ? own : others)?.candidate(candidate))
      } catch (cause) {
        return fail('media-refused', { cause })
      }
    },
    hold: async () => {
      // Whoever cannot be silenced is thrown out: nobody is heard by mistake.
      if (!over) await publishing.hold().catch(trouble)
    },
    show: (wanted) => {
      feeds = wanted
      if (!over) receiving?.want(wanted)
    },
    throwOut,
    rest: () => {
      if (over) return
      events = null
      receiving?.rest()
      clearTimeout(rested)
      rested = setTimeout(throwOut, restsFor)
    },
    resume: (to) => {
      clearTimeout(rested)
      events = to
      receiving?.resume()
    },
    leave: () => {
      if (!over) end()
    },
  }
  keep()
  return seat
}
