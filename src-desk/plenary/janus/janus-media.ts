import { fail, ok } from '../../../src-shared/result/result.ts'
import type { PlenaryMedia, Stage } from '../media/plenary-media.ts'
import type { JanusProcess } from './janus-process.ts'
import { type JanusRoom, openJanusRoom } from './janus-room.ts'
import { type JanusSeat, takeJanusSeat } from './janus-seat.ts'

const againAfter = 50
const probeEvery = 3000

/** The plenary's media over a Janus that is watched: whenever that went, the room is made anew and everybody takes a seat again. */
export const createJanusMedia = (
  janus: JanusProcess,
  { onTrouble, onState }: { readonly onTrouble: (cause: unknown) => void; readonly onState: (up: boolean) => void },
): PlenaryMedia => {
  const seats = new Map<string, JanusSeat>()
  const trespasses = new Set<(member: string) => void>()
  let stage: Stage = { prepared: [], seen: [], heard: [] }
  let room: JanusRoom | null = null
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = (): void => {
    const feeds = stage.seen.flatMap((id) => {
      const seat = seats.get(id)
      return seat?.isUp() === true ? [{ member: id, generation: seat.generation }] : []
    })
    for (const seat of seats.values()) seat.show(feeds.filter(({ member }) => member !== seat.member))
  }

  /** A server that was lost sight of is ended as well: nobody looks after who is heard in it. */
  const down = (which: JanusRoom): void => {
    if (room !== which) return
    const seated = [...seats.values()]
    room = null
    seats.clear()
    for (const seat of seated) seat.throwOut()
    if (closed) return
    onState(false)
    janus.kill()
    timer = setTimeout(connect, againAfter)
  }

  const connect = (): void => {
    let opened: JanusRoom | null = null
    let ended = false
    const onEnd = (): void => {
      ended = true
      if (opened !== null) down(opened)
    }
    openJanusRoom({ ...janus.settings, url: janus.url, onEnd }).then(
      (got) => {
        if (closed) {
          void got.close()
          return
        }
        opened = got
        room = got
        onState(true)
        if (ended) down(got)
      },
      () => {
        // Not up yet; it is on its way, and `isUp` says so.
        if (!closed) timer = setTimeout(connect, againAfter)
      },
    )
  }
  connect()

  const probing = setInterval(() => {
    const asked = room
    if (asked === null) return
    asked.probe().catch((cause: unknown) => {
      if (closed || room !== asked) return
      onTrouble(cause)
      // Frozen: a new one is up in half a second.
      down(asked)
    })
  }, probeEvery)

  return {
    seat: async (member, events) => {
      if (room === null) return fail('media-down')
      seats.get(member)?.leave()
      const taken = room
      try {
        const seat = await takeJanusSeat({
          room: taken,
          member,
          events,
          stage: () => stage,
          onChange: (changed) => {
            if (changed.isOver() && seats.get(member) === changed) seats.delete(member)
            show()
          },
          onTrespass: () => {
            for (const listener of trespasses) listener(member)
          },
          onTrouble,
        })
        if (room !== taken) {
          seat.leave()
          return fail('media-down')
        }
        seats.set(member, seat)
        show()
        return ok(seat)
      } catch (cause) {
        onTrouble(cause)
        return fail('media-refused', { cause })
      }
    },
    setStage: (next) => {
      stage = next
      for (const seat of seats.values()) seat.hold()
      show()
    },
    isUp: () => room !== null,
    onTrespass: (listener) => {
      trespasses.add(listener)
      return () => trespasses.delete(listener)
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      clearInterval(probing)
      for (const seat of seats.values()) seat.leave()
      await room?.close()
      await janus.stop()
    },
  }
}
