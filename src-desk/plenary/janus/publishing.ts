import type { Stage } from '../media/plenary-media.ts'
import type { RoomHandle } from './janus-link.ts'
import type { JanusRoom } from './janus-room.ts'
import { type KeptSeat, type PublishedStream, publishedStream } from './kept-seats.ts'

/** A room's light goes out and its track stops within a second; what still comes after so long is no accident. */
export const trespassAfter = 4000

type Stream = PublishedStream & { muted: boolean | null }

/** A member's own sound and picture at the server: silenced there unless the stage says otherwise. */
export type Publishing = {
  publish(sdp: string): Promise<string>
  /** Whether others can receive it: its connection stands. */
  isUp(): boolean
  /** Its picture, where it has one, is passed on as far as the stage lets it: a receiver gets it whole from now on. */
  isLetThrough(): boolean
  kept(): KeptSeat['publish']
  /** Resolves when the server holds the member to the stage as it is now. */
  hold(): Promise<void>
  end(): void
}

export const createPublishing = (options: {
  readonly room: JanusRoom
  readonly handle: RoomHandle
  readonly member: string
  readonly stage: () => Stage
  /** As an earlier desk knew it; null: nothing is published yet. */
  readonly earlier: KeptSeat['publish'] | null
  /** What is kept of it is something else now. */
  readonly onChange: () => void
  readonly onUp: () => void
  readonly onTrespass: () => void
}): Publishing => {
  const { room, handle, member } = options
  // What an earlier desk silenced is silenced anew: nobody knows which of its requests arrived.
  const streams = new Map<string, Stream>(options.earlier?.streams.map((one) => [one.mid, { ...one, muted: null }]))
  const receiving = new Set<string>(options.earlier?.sending)
  let published = streams.size > 0
  let up = options.earlier?.up ?? false
  let holding: Promise<void> = Promise.resolve()
  let watch: ReturnType<typeof setTimeout> | undefined

  /** Janus tells what arrives, also of what it passes on to nobody. */
  const look = (): void => {
    const trespasses = receiving.size > 0 && !options.stage().prepared.includes(member)
    if (trespasses) watch ??= setTimeout(options.onTrespass, trespassAfter)
    else {
      clearTimeout(watch)
      watch = undefined
    }
  }
  handle.on('up', () => {
    up = true
    options.onChange()
    options.onUp()
  })
  handle.on('media', ({ mid, receiving: comes }) => {
    if (comes === true) receiving.add(String(mid))
    else receiving.delete(String(mid))
    options.onChange()
    look()
  })

  const apply = async (): Promise<void> => {
    for (const stream of streams.values()) {
      const { seen, heard } = options.stage()
      const muted = stream.type === 'audio' ? !heard.includes(member) : !seen.includes(member)
      if (stream.muted === muted) continue
      await room.moderate(member, stream.mid, muted)
      stream.muted = muted
    }
  }
  /** One after the other, each to the newest stage: Janus may take two requests in another order than they were sent. */
  const hold = (): Promise<void> => {
    look()
    holding = holding.catch(() => undefined).then(apply)
    return holding
  }

  return {
    publish: async (sdp) => {
      const { data, sdp: answer } = await handle.ask({ request: published ? 'configure' : 'publish' }, { type: 'offer', sdp })
      if (answer === null) throw new Error('Janus gave no answer to an offer')
      published = true
      for (const one of streamsOf(data.streams)) if (!streams.has(one.mid)) streams.set(one.mid, { ...one, muted: null })
      // Before the member has the answer, so before it can send.
      await hold()
      return answer
    },
    isUp: () => up,
    isLetThrough: () => [...streams.values()].every(({ type, muted }) => type !== 'video' || muted === false),
    kept: () => ({ handle: handle.id, streams: [...streams.values()].map(({ muted: _, ...one }) => one), sending: [...receiving], up }),
    hold,
    end: () => {
      clearTimeout(watch)
      receiving.clear()
    },
  }
}

const streamsOf = (value: unknown): readonly PublishedStream[] =>
  Array.isArray(value) ? value.flatMap((one) => publishedStream.safeParse(one).data ?? []) : []
