import { z } from 'zod'
import type { DeliveryReason } from '../packs/reasons.ts'
import type { LocalizedText } from '../seminar/schema.ts'
import type { Instant } from '../time/time.ts'
import { command } from './command.ts'

/** How seminars come to this computer, and what of them is here. Sizes in bytes. */
export type DeliverySlice = {
  /** The pack that is on its way in; one at a time. */
  readonly now: {
    readonly seminar: string
    readonly title: LocalizedText
    readonly version: number
    readonly stage: 'reading' | 'fetching' | 'waiting' | 'checking'
    /** Proven so far, and in all. */
    readonly bytes: number
    readonly total: number
    /** Bytes a second; null while it cannot be told. */
    readonly rate: number | null
    readonly secondsLeft: number | null
    readonly source: string
    readonly waitingFor: 'hours' | 'group' | 'network' | 'disk' | null
    /** When a wait for the hours ends. */
    readonly until: Instant | null
  } | null
  /** Why the last seminar that was on its way is not on its way any more; null: it came, or there was none. */
  readonly failure: { readonly title: LocalizedText; readonly reason: DeliveryReason; readonly at: Instant } | null
  readonly seminars: readonly {
    readonly id: string
    readonly version: number
    readonly title: LocalizedText
    readonly start: Instant
    readonly end: Instant
    readonly bytes: number
    readonly present: number
    readonly state: 'complete' | 'partial' | 'damaged'
    readonly fingerprint: string
    /** The one that the kiosk shows. */
    readonly current: boolean
  }[]
  /** Questions that only staff can answer. */
  readonly asks: readonly {
    readonly kind: 'trust'
    readonly id: string
    readonly fingerprint: string
    readonly seminar: string
    readonly title: LocalizedText
    readonly organiser: string | null
    readonly source: string
  }[]
  readonly sources: readonly {
    /** An address without credentials, or a path. */
    readonly name: string
    readonly kind: 'address' | 'folder' | 'stick'
    readonly state: 'unknown' | 'asking' | 'good' | 'failed'
    readonly reason?: DeliveryReason
    /** Of the last answer. */
    readonly at: Instant | null
    /** Something is read from it or will be: a stick has to stay where it is. */
    readonly needed: boolean
  }[]
  readonly disk: {
    readonly free: number | null
    /** What seminars may take. */
    readonly budget: number
    /** What the next seminar still lacks. */
    readonly needed: number | null
    /** Seminars for which there will be no room, the next one first, and how many bytes each lacks. */
    readonly short: readonly { readonly title: LocalizedText; readonly start: Instant; readonly lacks: number }[]
  }
}

const seminarId = z.string().min(1).max(64)

/** What staff decide about packs. */
export const deliveryCommands = {
  'staff.trust': command(z.object({ id: z.string().min(1).max(200), accept: z.boolean() })).answers<void>(),
  'staff.fetchNow': command(z.object({})).answers<void>(),
  'staff.removeSeminar': command(z.object({ id: seminarId, version: z.number().int().min(1) })).answers<void>(),
  'staff.chooseSeminar': command(z.object({ id: seminarId })).answers<void>(),
} as const
