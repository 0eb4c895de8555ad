import type { WebSocket } from 'ws'
import { plenaryAt } from '../../../src-shared/plenary/log-entry.ts'
import { type MediaQuality, mediaQuality } from '../../../src-shared/plenary/media.ts'
import { diffView } from '../../../src-shared/plenary/patch.ts'
import { onStage } from '../../../src-shared/plenary/state.ts'
import { heardNow, nextPlenaryChange, phaseAt } from '../../../src-shared/plenary/view.ts'
import { type ByeReason, byeReasons, type FromMember, type IceServer, qualityRequest } from '../../../src-shared/plenary/wire.ts'
import { type Failure, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { PlenaryMedia } from '../media/plenary-media.ts'
import type { DeskLog } from '../service/desk-log.ts'
import type { Guest, PlenaryService } from '../service/plenary-service.ts'
import { viewsAt } from '../service/views.ts'
import { createGuestConnection, type GuestConnection } from './guest-connection.ts'
import { createSeatHolder, type SeatHolder } from './seat-holder.ts'

/** Changes that come together are told together: nobody sees the difference, and sixty rooms are told once. */
const gatherMilliseconds = 15
const qualityMilliseconds = 1000
const probeMilliseconds = 10_000
const lookMilliseconds = 500
/** Credentials for relays are good for several times as long. */
const relaysMilliseconds = 3_600_000

type Inside = {
  readonly guest: Guest
  readonly connection: GuestConnection
  readonly seat: SeatHolder
  quality: MediaQuality | null
  view: Readonly<Record<string, unknown>>
}

/** Everybody who is connected, and what they are told. One connection for a member: a newer one takes the place of the older. */
export const createLobby = ({
  log,
  service,
  media,
  relays = () => [],
}: {
  readonly log: DeskLog
  readonly service: PlenaryService
  readonly media: PlenaryMedia
  /** The relays as a member is to use them from now on. */
  readonly relays?: (member: string) => readonly IceServer[]
}) => {
  const inside = new Map<string, Inside>()
  /** Whose socket was lost, with a seat that is kept until they are back. */
  const resting = new Map<string, Inside>()
  const waiting = new Set<GuestConnection>()
  let revision = 0
  let gathering: ReturnType<typeof setTimeout> | undefined
  let phaseTimer: ReturnType<typeof setTimeout> | undefined
  let measuring: ReturnType<typeof setTimeout> | undefined

  const views = () =>
    viewsAt(
      log.state(),
      service,
      log.now(),
      {
        ids: new Set(inside.keys()),
        withMedia: new Map([...inside.values()].filter(({ seat }) => seat.isSeated()).map(({ guest, quality }) => [guest.member.id, quality])),
        knocks: service.knocks(),
      },
      service.captions.lines(),
    )

  /** Silence waits for nobody: media is held to the state as it is now before anybody is told of it. */
  const holdMedia = (): void => {
    const now = log.now()
    const plenary = plenaryAt(log.state(), service.times, now)
    const prepared = onStage(plenary)
    const seen = phaseAt(plenary, service.times, now).name === 'open' ? prepared : []
    media.setStage({ prepared, seen, heard: heardNow(plenary, service.times, now) })
    clearTimeout(phaseTimer)
    const next = nextPlenaryChange(plenary, service.times, now)
    // A timer cannot wait for longer than 24 days; it looks again then.
    if (next !== null) phaseTimer = setTimeout(changed, Math.min(next - now + 1, 3_600_000))
  }

  const publish = (): void => {
    clearTimeout(gathering)
    gathering = undefined
    holdMedia()
    revision += 1
    const viewOf = views()
    for (const one of inside.values()) {
      const view = viewOf(one.guest.member)
      const patch = diffView(one.view, view)
      one.view = view
      if (patch !== null) one.connection.send({ type: 'changed', revision, patch })
    }
  }
  const publishSoon = (): void => {
    gathering ??= setTimeout(publish, gatherMilliseconds)
  }

  const sendAway = (): void => {
    const now = log.now()
    for (const [id, { guest, seat }] of resting) {
      if (service.unwelcome(guest, now) === null) continue
      resting.delete(id)
      seat.leave()
    }
    for (const { guest, connection, seat } of inside.values()) {
      const reason = service.unwelcome(guest, now)
      if (reason === null) continue
      // At once, however long the connection takes to close: who is out hears nothing more either.
      seat.leave()
      connection.bye(byeFor(reason))
    }
  }
  const changed = (): void => {
    service.letIn()
    service.settle([...inside.values()].map(({ guest }) => guest))
    holdMedia()
    sendAway()
    publishSoon()
  }

  /** Its sound and picture may stand still: the same member, come back, goes on with them. */
  const rest = (one: Inside): void => {
    resting.set(one.guest.member.id, one)
    one.seat.rest()
  }

  const greet = async (connection: GuestConnection, hello: Extract<FromMember, { type: 'hello' }>): Promise<Inside | null> => {
    const entered = await service.enter(hello.pass, hello.device)
    waiting.delete(connection)
    if (!entered.ok) {
      connection.bye(byeFor(entered.failure.reason))
      publishSoon()
      return null
    }
    const guest = entered.value
    const { id } = guest.member
    const earlier = inside.get(id)
    if (earlier !== undefined) {
      earlier.connection.bye('replaced')
      rest(earlier)
    }
    const onSeat = (): void => {
      if (one.seat.isSeated()) resting.delete(id)
      publishSoon()
    }
    const one: Inside = { guest, connection, seat: createSeatHolder(media, id, connection, onSeat), quality: null, view: {} }
    inside.set(id, one)
    // What others are told of this one comes after, as what changed.
    one.view = views()(guest.member)
    connection.send({ type: 'welcome', you: guest.member, revision, now: log.now(), view: one.view, ice: relays(id) })
    publishSoon()
    return one
  }

  const takeQuality = (one: Inside, args: unknown): Result<void> => {
    const read = mediaQuality.safeParse(args)
    if (!read.success) return fail('bad-request')
    one.quality = read.data
    // Of sixty rooms one or the other always has news: hosts are told of all together, now and then.
    measuring ??= setTimeout(() => {
      measuring = undefined
      publishSoon()
    }, qualityMilliseconds)
    return ok(undefined)
  }

  const carryOut = (one: Inside, message: Exclude<FromMember, { type: 'hello' }>): Promise<Result<unknown, Failure>> => {
    switch (message.type) {
      case 'ask':
        return message.name === qualityRequest
          ? Promise.resolve(takeQuality(one, message.args))
          : service.ask(one.guest, message.name, message.args ?? {}, (room) => inside.has(room))
      case 'media':
        return one.seat.ask(message.media)
      case 'alive':
        return Promise.resolve(ok(undefined))
    }
  }

  const accept = (socket: WebSocket): void => {
    let one: Inside | null = null
    let closed = false
    const leave = (): void => {
      closed = true
      waiting.delete(connection)
      if (one === null || inside.get(one.guest.member.id) !== one) return
      inside.delete(one.guest.member.id)
      rest(one)
      publishSoon()
    }
    const connection = createGuestConnection(socket, {
      hello: (hello) => {
        void greet(connection, hello).then((greeted) => {
          one = greeted
          // Gone while its pass was looked at.
          if (closed) leave()
        })
      },
      message: (message) => {
        if (one === null) return
        const { id } = message
        // Where there is no media at all, the line alone has to do.
        if (one.seat.isSeated() || !media.isUp()) service.heardFrom(one.guest)
        void carryOut(one, message).then((done) => {
          if (!done.ok) connection.send({ type: 'done', id, ok: false, reason: done.failure.reason })
          else connection.send({ type: 'done', id, ok: true, ...(done.value === undefined ? {} : { value: done.value }) })
        })
      },
      closed: leave,
    })
    waiting.add(connection)
  }

  const stops = [
    log.onChange(changed),
    service.captions.onChange(publishSoon),
    clearing(setInterval(() => void log.look(), lookMilliseconds)),
    clearing(setInterval(sendAway, 1000)),
    clearing(
      setInterval(() => {
        for (const { guest, connection } of inside.values()) {
          const servers = relays(guest.member.id)
          if (servers.length > 0) connection.send({ type: 'ice', servers })
        }
      }, relaysMilliseconds),
    ),
    clearing(
      setInterval(() => {
        for (const { connection } of inside.values()) connection.probe()
      }, probeMilliseconds),
    ),
  ]
  holdMedia()

  return {
    accept,
    count: () => ({ inside: inside.size, waiting: waiting.size }),
    close: (): void => {
      for (const stop of stops) stop()
      clearTimeout(gathering)
      clearTimeout(phaseTimer)
      clearTimeout(measuring)
      for (const connection of [...waiting, ...[...inside.values()].map((one) => one.connection)]) connection.bye('closing')
    },
  }
}
export type Lobby = ReturnType<typeof createLobby>

const clearing = (timer: ReturnType<typeof setInterval>) => (): void => clearInterval(timer)

/** What could not be saved is the desk's trouble: the member comes back. */
const byeFor = (reason: string): ByeReason => byeReasons.find((one) => one === reason) ?? 'closing'
