import { randomBytes } from 'node:crypto'
import { roomRequest } from './janus-config.ts'
import { type JanusLink, openJanusLink, type RoomHandle } from './janus-link.ts'

/** The plenary's room in one Janus for as long as that lives, with what only the desk may do in it. */
export type JanusRoom = {
  attach(): Promise<RoomHandle>
  /** What joins the room, as this kind of participant. */
  joinBody(ptype: 'publisher' | 'subscriber'): object
  /** Silences a stream of a member, or lets it through. The member cannot undo it. */
  moderate(member: string, mid: string, mute: boolean): Promise<void>
  /** Throws a member out; that it is not there is what was wanted. */
  kick(member: string): Promise<void>
  /** Throws where Janus does not answer. */
  probe(): Promise<void>
  close(): Promise<void>
}

const room = 'plenary'
const notThere = '428'

export const openJanusRoom = async (options: {
  readonly url: string
  readonly apiSecret: string
  readonly adminKey: string
  readonly bitrate: number
  readonly onEnd: () => void
}): Promise<JanusRoom> => {
  const link: JanusLink = await openJanusLink(options)
  const secret = randomBytes(24).toString('base64url')
  const pin = randomBytes(24).toString('base64url')
  const control = await makeRoom(link, roomRequest({ room, adminKey: options.adminKey, bitrate: options.bitrate, secret, pin }))
  return {
    attach: link.attach,
    joinBody: (ptype) => ({ request: 'join', ptype, room, pin }),
    moderate: async (id, mid, mute) => {
      await control.ask({ request: 'moderate', room, secret, id, mid, mute })
    },
    kick: async (id) => {
      await control.ask({ request: 'kick', room, secret, id }).catch((cause: unknown) => {
        if (!(cause instanceof Error) || !cause.message.startsWith(notThere)) throw cause
      })
    },
    probe: async () => {
      await control.ask({ request: 'exists', room })
    },
    close: link.close,
  }
}

const makeRoom = async (link: JanusLink, request: object): Promise<RoomHandle> => {
  try {
    const control = await link.attach()
    await control.ask(request)
    return control
  } catch (cause) {
    await link.close()
    throw cause
  }
}
