import { z } from 'zod'
import type { Instant } from '../time/time.ts'
import { deviceKey } from './access.ts'
import { type Member, memberId } from './members.ts'
import { longestPass } from './pass.ts'
import type { ViewPatch } from './patch.ts'

/** The longest message that a member may send, in bytes: a session description with many streams. */
export const longestMessage = 128 * 1024

const id = z.number().int().min(0)
const sdp = z.string().min(1).max(100_000)

/** What a member asks of the media. The desk alone speaks to the media server. */
export const mediaRequest = z.discriminatedUnion('do', [
  /**
   * The member's own sound and picture, or what they are to become: sent with nothing in it until it may be heard. Always
   * over a new connection; whatever the member had before is over.
   */
  z.strictObject({ do: z.literal('publish'), sdp }),
  /** The others on stage: the desk answers with an offer, now and each time the stage changes. */
  z.strictObject({ do: z.literal('receive') }),
  z.strictObject({ do: z.literal('answer'), sdp }),
  /**
   * After the socket alone was lost: both connections stand, and the seat goes on as it was. Whoever has none any more is
   * answered with `no-seat`, and makes both anew.
   */
  z.strictObject({ do: z.literal('resume') }),
  /** Gives the seat back. A member whose own connections failed leaves, and makes both anew. */
  z.strictObject({ do: z.literal('leave') }),
  z.strictObject({
    do: z.literal('candidate'),
    of: z.enum(['publish', 'receive']),
    candidate: z
      .strictObject({ candidate: z.string().max(1000), sdpMid: z.string().max(40).nullable(), sdpMLineIndex: z.number().int().nullable() })
      .nullable(),
  }),
])
export type MediaRequest = z.infer<typeof mediaRequest>

/** Everything that a member sends, one JSON text a message. The first is `hello`. */
export const fromMember = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), pass: z.string().max(longestPass), device: deviceKey }),
  z.strictObject({ type: z.literal('ask'), id, name: z.string().max(40), args: z.unknown() }),
  z.strictObject({ type: z.literal('media'), id, media: mediaRequest }),
  /** Is the desk still there? It answers `done`: a line that was cut silently is found out within seconds. */
  z.strictObject({ type: z.literal('alive'), id }),
])
export type FromMember = z.infer<typeof fromMember>

/** A member asks nothing by it, but tells the host how good its way for media is; of no other consequence, and in no log. */
export const qualityRequest = 'media.quality'

/** What only a host asks about links: let another device in as this member; take the member's link back. */
export const accessRequests = ['device.admit', 'pass.revoke'] as const
export const accessArgs = z.strictObject({ member: memberId })
export type AccessRequestName = (typeof accessRequests)[number]

/** Why the desk ends a connection. All but `closing`, `silent` and `replaced` are not worth coming back for. */
export const byeReasons = [
  'pass-unreadable',
  'pass-forged',
  'pass-other-seminar',
  'pass-too-early',
  'pass-expired',
  'pass-revoked',
  'pass-in-use',
  'removed',
  'replaced',
  'no-hello',
  'malformed',
  'too-many',
  'silent',
  'closing',
] as const
export type ByeReason = (typeof byeReasons)[number]

/** A relay for media where no direct way is open, as the browser's `RTCIceServer`; its credentials are good for hours, not for ever. */
export type IceServer = { readonly urls: readonly string[]; readonly username: string; readonly credential: string }

export type ToMember =
  /** Everything, as it is now. `now` is the desk's time; `ice` the relays for connections that are made from now on. */
  | {
      readonly type: 'welcome'
      readonly you: Member
      readonly revision: number
      readonly now: Instant
      readonly view: Readonly<Record<string, unknown>>
      readonly ice: readonly IceServer[]
    }
  /** Newer credentials for the relays, in the place of those that will end. Connections that stand need nothing. */
  | { readonly type: 'ice'; readonly servers: readonly IceServer[] }
  | { readonly type: 'changed'; readonly revision: number; readonly patch: ViewPatch }
  | { readonly type: 'done'; readonly id: number; readonly ok: true; readonly value?: unknown }
  | { readonly type: 'done'; readonly id: number; readonly ok: false; readonly reason: string }
  /** The stage as streams: which part of the offer shows whom. */
  | { readonly type: 'stage'; readonly sdp: string; readonly streams: readonly { readonly mid: string; readonly member: string }[] }
  /** The member's connections to the media server are gone; it makes them anew. */
  | { readonly type: 'media-lost' }
  /** Dropped messages: the member sends less. */
  | { readonly type: 'slow-down' }
  | { readonly type: 'bye'; readonly reason: ByeReason }
