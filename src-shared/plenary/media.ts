import { z } from 'zod'
import { type Duration, duration } from '../time/time.ts'

/**
 * Why a member's connections to the media do not stand. `media-down`: the desk has no media server just now;
 * `media-refused`: that refused; `media-lost`: it let go of this member; `no-path`: a connection was agreed on and never
 * came to be, as where a firewall lets no media through; `path-lost`: it stood and does not any more; `not-connected`:
 * the desk itself is not reached.
 */
export const mediaTroubles = ['media-down', 'media-refused', 'media-lost', 'no-path', 'path-lost', 'not-connected'] as const
export type MediaTrouble = (typeof mediaTroubles)[number]

/** A member's two connections as one thing. `in`: its own stands, so the way there is proven. */
export type MediaState =
  | { readonly name: 'out' }
  | { readonly name: 'joining' }
  | { readonly name: 'in' }
  /** Between two tries, and counting. */
  | { readonly name: 'again'; readonly why: MediaTrouble; readonly tries: number }

/** How media gets to the desk. `relay`: through a TURN server. */
export type MediaPath = 'udp' | 'tcp' | 'relay'

/** How good the way is. Loss as a share, 0 to 1, of what came since the last reading; round trip in seconds. */
export const mediaQuality = z.strictObject({
  path: z.enum(['udp', 'tcp', 'relay']).nullable(),
  loss: z.number().min(0).max(1).nullable(),
  roundTrip: z.number().min(0).max(1000).nullable(),
})
export type MediaQuality = Readonly<z.infer<typeof mediaQuality>>

export const unknownQuality: MediaQuality = { path: null, loss: null, roundTrip: null }

export const asMediaTrouble = (reason: string): MediaTrouble => mediaTroubles.find((one) => one === reason) ?? 'media-refused'

/**
 * How long to wait before the next try, after so many that failed: at once the first time, because the media server
 * restarts in half a second; then longer and longer, three seconds at most. `chance` from 0 to 1 keeps forty rooms from
 * coming in the same instant.
 */
export const mediaRetryDelay = (failures: number, chance: number): Duration =>
  duration(failures <= 1 ? 200 * chance : Math.min(3000, 150 * 2 ** Math.min(failures, 10)) * (0.5 + chance / 2))
