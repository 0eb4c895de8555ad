import { z } from 'zod'
import type { LineTrouble } from '../plenary/line.ts'
import { type MediaQuality, mediaQuality, mediaTroubles } from '../plenary/media.ts'
import type { RelayLook } from '../plenary/relay-look.ts'
import type { PlenaryRequestName } from '../plenary/requests.ts'
import type { PlenarySettings } from '../plenary/settings.ts'
import type { RoomView } from '../plenary/view.ts'
import { mediaRequest, type ToMember } from '../plenary/wire.ts'
import { command } from './command.ts'

/** What a room asks of the plenary by hand. */
export const roomAsks = ['hand.raise', 'hand.lower', 'floor.accept', 'floor.decline', 'floor.return'] as const satisfies readonly PlenaryRequestName[]
export type RoomAsk = (typeof roomAsks)[number]

const deaf = z.enum(['permission', 'taken', 'missing', 'stalled'])

const device = z.discriminatedUnion('name', [
  z.object({ name: z.enum(['off', 'opening', 'on']) }),
  z.object({ name: z.literal('failed'), why: deaf }),
])

/** What the page says of its sound and picture. `microphone`: open only while the room may be heard; `camera`: only with the microphone. */
export const mediaReport = z.object({
  media: z.discriminatedUnion('name', [
    z.object({ name: z.literal('out') }),
    z.object({ name: z.literal('joining') }),
    z.object({ name: z.literal('in') }),
    z.object({ name: z.literal('again'), why: z.enum(mediaTroubles), tries: z.number().int().min(0) }),
  ]),
  microphone: device,
  camera: device,
  quality: mediaQuality,
})
export type MediaReport = z.infer<typeof mediaReport>

/** A STUN or TURN server, as the browser's `RTCIceServer`. */
export type MediaServer = { readonly urls: readonly string[]; readonly username?: string; readonly credential?: string }

/** Why a room has no plenary to join at all: its pack names no desk, or nobody gave it a pass. */
export type NoPlenary = 'no-desk' | 'no-pass'

/** The plenary as the room knows it. */
export type PlenarySlice = {
  readonly line:
    | { readonly name: 'none'; readonly why: NoPlenary | null }
    /** It is too early, or over. */
    | { readonly name: 'idle' }
    | { readonly name: 'connecting'; readonly why: LineTrouble | null }
    | { readonly name: 'in' }
  /** The segment that it is about. */
  readonly segment: string | null
  /** The last that was heard of it. While `line` is not `in` it may have changed. */
  readonly view: RoomView | null
  /** Whether the page has its connections to the media stand ready. */
  readonly warm: boolean
  /** The room raised its hand for the floor that it has, or said yes to it: without that nobody hears it, whatever the desk says. */
  readonly agreed: boolean
  /** The room has silenced itself: its microphone stays stopped, whatever it may. */
  readonly silent: boolean
  /** Whether the room is seen while it is heard, and by which camera. */
  readonly camera: PlenarySettings['camera']
  /** IT's own, and the desk's relays; those by TCP as the page reaches them through main. */
  readonly iceServers: readonly MediaServer[]
  /** Sound and picture go over a relay, or not at all. */
  readonly relayOnly: boolean
  /** What each of them said when it was asked, because sound and picture find no way; none: there was no need. */
  readonly relays: readonly RelayLook[]
  /** As the page told it last; null: it has not. */
  readonly report: (Omit<MediaReport, 'quality'> & { readonly quality: MediaQuality }) | null
}

/** What the desk says about media, passed on to the page. `number` counts up with each word, and starts with a page's `leave`. */
export type PlenaryOffer = {
  readonly number: number
  readonly word: 'none' | 'lost' | Omit<Extract<ToMember, { type: 'stage' }>, 'type'>
}

export const plenaryCommands = {
  /** Answered by the desk. */
  'plenary.ask': command(z.object({ name: z.enum(roomAsks) })).answers<void>(),
  /** Passed on to the desk, which answers; a session description to `publish`. */
  'plenary.media': command(z.object({ request: mediaRequest })).answers<unknown>(),
  'plenary.report': command(mediaReport).answers<void>(),
  /** The room silences itself, or not any more. */
  'plenary.silence': command(z.object({ silent: z.boolean() })).answers<void>(),
} as const
