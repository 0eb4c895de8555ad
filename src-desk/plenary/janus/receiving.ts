import type { SeatEvents } from '../media/plenary-media.ts'
import type { RoomHandle } from './janus-link.ts'
import type { JanusRoom } from './janus-room.ts'
import type { KeptSeat } from './kept-seats.ts'

export type KeptReceiving = NonNullable<KeptSeat['receive']>

/** Whoever does not answer an offer for so long will not. */
const answerWithin = 10_000

const noSuchFeed = '428'

/**
 * A publisher as it is now: one that left and came back is another, under the same name. One that does not flow is agreed
 * on with the member already, and nothing of it is sent until it does.
 */
export type Feed = { readonly member: string; readonly generation: number; readonly flows: boolean }

type Stream = { readonly mid: string; readonly member: string }

/** The stage as one member receives it: one connection, whose parts come and go with the stage. */
export type Receiving = {
  /** From now on these are what is received. */
  want(feeds: readonly Feed[]): void
  answer(sdp: string): Promise<void>
  /** Nobody is there to be offered anything: an offer that is under way waits, and no other is made. */
  rest(): void
  /** Somebody is there again, and is offered what was not answered. */
  resume(): void
  isSettled(): boolean
  kept(): KeptReceiving
}

export const createReceiving = (options: {
  readonly room: JanusRoom
  readonly handle: RoomHandle
  readonly privateId: unknown
  readonly onOffer: SeatEvents['stage']
  /** As an earlier desk knew it; null: it begins now. */
  readonly earlier: KeptReceiving | null
  /** What is kept of it is something else now. */
  readonly onChange: () => void
  readonly onTrouble: (cause: unknown) => void
}): Receiving => {
  const { room, handle, earlier } = options
  let joined = earlier?.joined ?? false
  let wanted: readonly Feed[] = []
  const have = new Map<string, number>(earlier?.have)
  /** As Janus was told. What an earlier desk told it is not known, and is told anew. */
  const flowing = new Map<string, boolean>()
  let streams: readonly Stream[] = earlier?.streams ?? []
  let open: { readonly sdp: string; readonly answered: () => void; readonly late: () => void } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = false
  let resting = false

  const present = (): void => {
    if (open === null) return
    timer = setTimeout(open.late, answerWithin)
    options.onOffer(open.sdp, streams)
  }
  /** An offer of Janus goes to the member, and nothing more is changed before it is answered. */
  const offer = async (sdp: string | null): Promise<void> => {
    if (sdp === null) return
    try {
      await new Promise<void>((answered, late) => {
        open = { sdp, answered, late: () => late(new Error('an offer was not answered')) }
        if (!resting) present()
      })
    } finally {
      clearTimeout(timer)
      open = null
    }
  }

  const step = async (): Promise<boolean> => {
    if (resting) return false
    const gone = [...have].filter(([member, generation]) => !wanted.some((feed) => feed.member === member && feed.generation === generation))
    if (gone.length > 0) {
      const mids = streams.filter(({ member }) => gone.some(([id]) => id === member)).map(({ mid }) => ({ sub_mid: mid }))
      for (const [member] of gone) {
        have.delete(member)
        flowing.delete(member)
      }
      if (mids.length > 0) {
        const { data, sdp } = await handle.ask({ request: 'update', unsubscribe: mids })
        streams = streamsOf(data.streams)
        await offer(sdp)
      }
      return true
    }
    const added = wanted.filter(({ member }) => !have.has(member))
    for (const { member, generation } of added) have.set(member, generation)
    for (const feed of added) await add(feed)
    return (await turn(wanted)) || added.length > 0
  }

  /** Lets flow what is to, and stops what is not to: nothing is negotiated for that, and Janus asks for a whole picture itself. */
  const turn = async (feeds: readonly Feed[]): Promise<boolean> => {
    const turned = feeds.filter(({ member, flows }) => have.has(member) && flowing.get(member) !== flows)
    for (const { member, flows } of turned) flowing.set(member, flows)
    const tuned = turned.flatMap(({ member, flows }) => streams.filter((one) => one.member === member).map(({ mid }) => ({ mid, send: flows })))
    if (tuned.length > 0) await handle.ask({ request: 'configure', streams: tuned })
    return turned.length > 0
  }

  /** One by one: Janus refuses all of a list for one that has just gone, and whoever has gone is soon not wanted either. */
  const add = async (feed: Feed): Promise<void> => {
    const feeds = [{ feed: feed.member }]
    try {
      const { data, sdp } = await handle.ask(
        joined
          ? { request: 'update', subscribe: feeds }
          : { ...room.joinBody('subscriber'), private_id: options.privateId, use_msid: true, autoupdate: false, streams: feeds },
      )
      joined = true
      streams = streamsOf(data.streams)
      flowing.set(feed.member, true)
      // Before the member has the offer, so before anything of it can be sent.
      await turn([feed])
      await offer(sdp)
    } catch (cause) {
      if (!(cause instanceof Error) || !cause.message.startsWith(noSuchFeed)) throw cause
    }
  }

  const work = async (): Promise<void> => {
    if (busy) return
    busy = true
    options.onChange()
    try {
      while (await step());
    } catch (cause) {
      options.onTrouble(cause)
    } finally {
      busy = false
      options.onChange()
    }
  }

  return {
    want: (feeds) => {
      wanted = feeds
      void work()
    },
    answer: async (sdp) => {
      if (open === null) throw new Error('an answer without an offer')
      const { answered } = open
      await handle.ask({ request: 'start' }, { type: 'answer', sdp })
      answered()
    },
    rest: () => {
      resting = true
      clearTimeout(timer)
    },
    resume: () => {
      resting = false
      present()
      void work()
    },
    isSettled: () => !busy,
    kept: () => ({ handle: handle.id, joined, have: [...have], streams: [...streams] }),
  }
}

const streamsOf = (value: unknown): readonly Stream[] =>
  Array.isArray(value)
    ? value.flatMap((one: { mid?: unknown; feed_id?: unknown; active?: unknown }) =>
        typeof one.mid === 'string' && typeof one.feed_id === 'string' && one.active !== false ? [{ mid: one.mid, member: one.feed_id }] : [],
      )
    : []
