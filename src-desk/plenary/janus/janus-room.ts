import { randomBytes } from 'node:crypto'
import { isIPv4 } from 'node:net'
import { roomRequest } from './janus-config.ts'
import { type JanusLink, openJanusLink, type RoomHandle } from './janus-link.ts'
import type { JanusServer } from './janus-server.ts'
import type { KeptRoom, PublishedStream } from './kept-seats.ts'

/** The plenary's room in one Janus for as long as that lives, with what only the desk may do in it. */
export type JanusRoom = {
  /** What a later desk claims it with. */
  readonly kept: KeptRoom
  readonly link: Pick<JanusLink, 'attach' | 'adopt'>
  /** What joins the room, as this kind of participant. */
  joinBody(ptype: 'publisher' | 'subscriber'): object
  /** Silences a stream of a member, or lets it through. The member cannot undo it. */
  moderate(member: string, mid: string, mute: boolean): Promise<void>
  /** Throws a member out; that it is not there is what was wanted. */
  kick(member: string): Promise<void>
  /** Another Janus' publisher is received here as one of this room's own: where to send it. */
  addRemote(member: string, streams: readonly PublishedStream[], key: string): Promise<Landing>
  removeRemote(member: string): Promise<void>
  /** Sends a publisher of this room to where another Janus expects it. */
  publishRemotely(member: string, target: string, to: Landing, key: string): Promise<void>
  unpublishRemotely(member: string, target: string): Promise<void>
  /** Who is in it, and whether they publish. Throws where Janus does not answer. */
  participants(): Promise<ReadonlyMap<string, { readonly publishes: boolean }>>
  /** Its Janus is gone. */
  abandon(): void
  /** Ends it for everybody in it. */
  close(): Promise<void>
}

/** Where a Janus expects another one's publisher. */
export type Landing = { readonly host: string; readonly port: number; readonly rtcpPort: number }

/** Sound and picture between two servers are encrypted, and what comes from anybody else is dropped. */
const srtpSuite = 80

const notThere = '428'
const noSuchRoom = '426'

const but =
  (...codes: readonly string[]) =>
  (cause: unknown): void => {
    if (!(cause instanceof Error) || !codes.some((code) => cause.message.startsWith(code))) throw cause
  }

type Ends = { readonly onReopened: () => void; readonly onEnd: () => void }

/** A new room. One that is kept from before and was not claimed is ended first: nobody looks after who is heard in it. */
export const openJanusRoom = async (server: JanusServer, ends: Ends, leftOver: KeptRoom | null): Promise<JanusRoom> => {
  const link = await openJanusLink({ ...server, ...ends, claim: null })
  try {
    const control = await link.attach()
    if (leftOver !== null) await control.ask({ request: 'destroy', room: leftOver.room, secret: leftOver.secret }).catch(but(noSuchRoom))
    const random = () => randomBytes(24).toString('base64url')
    const kept = { session: link.session, control: control.id, room: `plenary-${random()}`, secret: random(), pin: random() }
    await control.ask(roomRequest({ ...kept, adminKey: server.adminKey, bitrate: server.bitrate }))
    return roomOf(server, link, control, kept)
  } catch (cause) {
    await link.close()
    throw cause
  }
}

/** The room of a desk that is gone, with every connection in it. Throws where Janus knows of none. */
export const claimJanusRoom = async (server: JanusServer, ends: Ends, kept: KeptRoom): Promise<JanusRoom> => {
  const link = await openJanusLink({ ...server, ...ends, claim: kept.session })
  return roomOf(server, link, link.adopt(kept.control), kept)
}

const roomOf = (server: JanusServer, link: JanusLink, control: RoomHandle, kept: KeptRoom): JanusRoom => {
  const { room, secret, pin } = kept
  return {
    kept,
    link,
    joinBody: (ptype) => ({ request: 'join', ptype, room, pin }),
    moderate: async (id, mid, mute) => {
      await control.ask({ request: 'moderate', room, secret, id, mid, mute })
    },
    kick: async (id) => {
      await control.ask({ request: 'kick', room, secret, id }).catch(but(notThere))
    },
    addRemote: async (id, streams, key) => {
      // One of an earlier try under the same name is in the way.
      await control.ask({ request: 'remove_remote_publisher', room, secret, id }).catch(but(notThere))
      const { hostname: host } = new URL(server.url)
      const only = isIPv4(host) ? { iface: host } : {}
      const { data } = await control.ask({
        ...{ request: 'add_remote_publisher', room, secret, id, streams, ...only },
        ...{ srtp_suite: srtpSuite, srtp_crypto: key },
      })
      return { host, port: Number(data.port), rtcpPort: Number(data.rtcp_port) }
    },
    removeRemote: async (id) => {
      await control.ask({ request: 'remove_remote_publisher', room, secret, id }).catch(but(notThere))
    },
    publishRemotely: async (publisher_id, remote_id, { host, port, rtcpPort }, key) => {
      const whom = { room, secret, publisher_id, remote_id, admin_key: server.adminKey }
      await control.ask({ request: 'unpublish_remotely', ...whom }).catch(() => undefined)
      await control.ask({ request: 'publish_remotely', ...whom, host, port, rtcp_port: rtcpPort, srtp_suite: srtpSuite, srtp_crypto: key })
    },
    unpublishRemotely: async (publisher_id, remote_id) => {
      // It went with its publisher, or with the server.
      const whom = { room, secret, publisher_id, remote_id, admin_key: server.adminKey }
      await control.ask({ request: 'unpublish_remotely', ...whom }).catch(() => undefined)
    },
    participants: async () => {
      const { data } = await control.ask({ request: 'listparticipants', room })
      const all = Array.isArray(data.participants) ? data.participants : []
      return new Map(all.map(({ id, publisher }: { id?: unknown; publisher?: unknown }) => [String(id), { publishes: publisher === true }]))
    },
    abandon: link.abandon,
    close: async () => {
      // It goes by itself where Janus is gone.
      if (link.isOpen()) await control.ask({ request: 'destroy', room, secret }).catch(() => undefined)
      await link.close()
    },
  }
}
