import { causeText, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { MediaFailure, SeatEvents, Stage } from '../media/plenary-media.ts'
import { isRefusal, isSilent } from './janus-link.ts'
import { claimJanusRoom, type JanusRoom, openJanusRoom } from './janus-room.ts'
import { adoptJanusSeat, isAfterGeneration, type JanusSeat, type SeatOptions, takeJanusSeat } from './janus-seat.ts'
import type { JanusServer } from './janus-server.ts'
import { type KeptRemote, type KeptRoom, openKeptSeats } from './kept-seats.ts'

const firstPause = 50
const longestPause = 1000
const probeEvery = 3000
const startsWithin = 3000

/** One Janus with who sits there: whenever it went, the room is made anew and everybody takes a seat again. */
export type JanusNode = {
  readonly server: JanusServer
  /** Null while it is down. */
  room(): JanusRoom | null
  readonly seats: ReadonlyMap<string, JanusSeat>
  /** Publishers of other servers who are received here. */
  readonly remotes: ReadonlyMap<string, KeptRemote>
  setRemote(member: string, remote: KeptRemote | null): void
  take(member: string, events: SeatEvents): Promise<Result<JanusSeat, MediaFailure>>
  /** Holds everybody here to the stage as it is now. */
  hold(): Promise<void>
  close(): Promise<void>
}

export type NodeEvents = {
  readonly stage: () => Stage
  /** Somebody can be received from now on, or not any more. */
  readonly onChange: () => void
  readonly onState: (up: boolean) => void
  readonly onTrespass: (member: string) => void
  readonly onTrouble: (cause: unknown) => void
}

export const createJanusNode = (server: JanusServer, events: NodeEvents): JanusNode => {
  const keeper = openKeptSeats(server.folder)
  const seats = new Map<string, JanusSeat>()
  const remotes = new Map<string, KeptRemote>()
  /** Who is taking a seat: Janus may have them in the room before the seat is theirs. */
  const arriving = new Set<{ readonly member: string }>()
  let room: JanusRoom | null = null
  let closed = false
  /** A room whose seats are lost, at a Janus that may live on. */
  let leftOver: KeptRoom | null = null
  let pause = firstPause
  let tryingSince = performance.now()
  let told: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const seatsIn = (at: JanusRoom): SeatOptions => ({
    room: at,
    keeper,
    stage: events.stage,
    onChange: (seat) => {
      if (seat.isOver() && seats.get(seat.member) === seat) seats.delete(seat.member)
      events.onChange()
    },
    onTrespass: events.onTrespass,
    onTrouble: events.onTrouble,
  })
  const hold = async (): Promise<void> => {
    await Promise.all([...seats.values()].map((seat) => seat.hold()))
  }

  /** A server that was lost sight of is ended as well: nobody looks after who is heard in it. */
  const down = (which: JanusRoom, janus: 'gone' | 'to-go'): void => {
    if (room !== which) return
    const seated = [...seats.values()]
    room = null
    seats.clear()
    remotes.clear()
    which.abandon()
    for (const seat of seated) seat.throwOut()
    if (closed) return
    events.onState(false)
    keeper.forgetAll()
    leftOver = janus === 'gone' ? null : which.kept
    if (janus === 'to-go') server.replace()
    tryingSince = performance.now()
    connectSoon()
  }

  /** What Janus told while nobody listened is lost: who is there, and who is not, is asked. */
  const resync = async (at: JanusRoom): Promise<void> => {
    await hold()
    // The answer tells of the moment of the question: of whoever sat down or came up since, it says nothing.
    const asked = [...seats.values()].map((seat) => ({ seat, wasUp: seat.isUp() }))
    const there = await at.participants()
    for (const { seat, wasUp } of asked) if (!there.has(seat.member) || (wasUp && there.get(seat.member)?.publishes !== true)) seat.throwOut()
    const expected = new Set([...seats.keys(), ...remotes.keys(), ...[...arriving].map(({ member }) => member)])
    await Promise.all([...there.keys()].filter((member) => !expected.has(member)).map(at.kick))
  }

  /** The room that an earlier desk left, with everybody who sits in it. Silence first, before anybody is told of it. */
  const claim = async (ends: { onReopened: () => void; onEnd: () => void }): Promise<JanusRoom | null> => {
    const kept = keeper.room()
    if (kept === null) return null
    let claimed: JanusRoom
    try {
      claimed = await claimJanusRoom(server, ends, kept)
    } catch (cause) {
      if (isSilent(cause)) server.replace()
      // Not up yet, or on its way out: asked again. One that answers knows no such session any more, and everything is begun anew.
      if (!isRefusal(cause)) throw cause
      return null
    }
    for (const seat of keeper.seats().filter(({ settled }) => settled)) seats.set(seat.member, adoptJanusSeat(seatsIn(claimed), seat))
    for (const remote of keeper.remotes()) {
      isAfterGeneration(remote.feed)
      remotes.set(remote.member, remote)
    }
    try {
      await resync(claimed)
      return claimed
    } catch (cause) {
      events.onTrouble(cause)
      for (const seat of seats.values()) seat.leave()
      remotes.clear()
      claimed.abandon()
      return null
    }
  }

  const connect = (): void => {
    let opened: JanusRoom | null = null
    let ended = false
    const ends = {
      onReopened: () => {
        if (opened !== null) resync(opened).catch(events.onTrouble)
      },
      onEnd: () => {
        ended = true
        if (opened !== null) down(opened, 'to-go')
      },
    }
    const begin = async (): Promise<JanusRoom> => {
      const claimed = await claim(ends)
      if (claimed !== null) return claimed
      const made = await openJanusRoom(server, ends, leftOver ?? keeper.room())
      leftOver = null
      keeper.forgetAll()
      keeper.keepRoom(made.kept)
      return made
    }
    begin().then(
      (got) => {
        if (closed) {
          void got.close()
          return
        }
        opened = got
        room = got
        pause = firstPause
        told = null
        events.onState(true)
        events.onChange()
        if (ended) down(got, 'to-go')
      },
      (cause: unknown) => {
        if (closed) return
        // On its way, or out of reach: said once it takes longer than a start does, and not with each try.
        const why = `${server.name} cannot be used: ${causeText(cause)}`
        if (performance.now() - tryingSince > startsWithin && why !== told) {
          told = why
          events.onTrouble(new Error(why))
        }
        connectSoon()
      },
    )
  }
  const connectSoon = (): void => {
    timer = setTimeout(connect, pause)
    pause = Math.min(longestPause, pause * 2)
  }
  connect()

  const stopWatching = server.onExit(() => {
    if (room !== null) down(room, 'gone')
  })
  const probing = setInterval(() => {
    const asked = room
    if (asked === null) return
    asked.participants().catch((cause: unknown) => {
      if (closed || room !== asked) return
      events.onTrouble(cause)
      // Frozen: a new one is up in half a second.
      down(asked, 'to-go')
    })
  }, probeEvery)

  return {
    server,
    room: () => room,
    seats,
    remotes,
    setRemote: (member, remote) => {
      if (remote === null) remotes.delete(member)
      else remotes.set(member, remote)
      keeper.keepRemotes([...remotes.values()])
    },
    hold,
    take: async (member, told) => {
      const taken = room
      if (taken === null) return fail('media-down')
      seats.get(member)?.leave()
      const arrival = { member }
      arriving.add(arrival)
      try {
        const seat = await takeJanusSeat(seatsIn(taken), member, told)
        if (room !== taken) {
          seat.leave()
          return fail('media-down')
        }
        seats.set(member, seat)
        return ok(seat)
      } catch (cause) {
        events.onTrouble(cause)
        return fail('media-refused', { cause })
      } finally {
        arriving.delete(arrival)
      }
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      clearInterval(probing)
      stopWatching()
      for (const seat of seats.values()) seat.leave()
      await room?.close()
      keeper.forgetAll()
      await server.stop()
    },
  }
}
