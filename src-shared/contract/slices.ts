import type { DialogueView, PointsView } from '../dialogue/view.ts'
import type { EvaluationView } from '../evaluation/view.ts'
import type { Language } from '../i18n/language.ts'
import type { ProgrammeView } from '../programme/view.ts'
import type { Failure } from '../result/result.ts'
import type { LocalizedText, Manifest } from '../seminar/schema.ts'
import type { ClockHealth } from '../time/clock.ts'
import type { Instant } from '../time/time.ts'
import type { ButtonsSlice } from './buttons.ts'
import type { DeliverySlice } from './delivery.ts'
import type { DevicesSlice } from './devices.ts'
import type { JoinSlice } from './join.ts'
import type { PlenaryOffer, PlenarySlice } from './plenary.ts'

/**
 * Main's state as the page sees it, in slices; a slice is sent whole when it changed. The page keeps
 * read-only replicas, and counts time forward from `clock` between two snapshots.
 */
export type Slices = {
  readonly clock: { readonly now: Instant; readonly speed: number }
  readonly settings: RoomSettings
  /** The pack's content, or why there is none. Changes only when another pack is opened. */
  readonly seminar: SeminarSlice | null
  readonly room: RoomSlice
  readonly groups: readonly GroupSlice[]
  readonly library: { readonly open: boolean }
  /** What everybody in the room should know, one quiet line each. */
  readonly troubles: readonly Trouble[]
  readonly staff: StaffSlice
  readonly delivery: DeliverySlice
  readonly join: JoinSlice
  readonly devices: DevicesSlice
  readonly buttons: ButtonsSlice
  readonly plenary: PlenarySlice
  readonly plenaryOffer: PlenaryOffer
}

export type RoomSettings = {
  readonly language: Language
  readonly theme: 'light' | 'dark' | 'auto'
  readonly captions: Language | 'off'
  readonly keyboard: Language
  /** The soft bell. */
  readonly sound: boolean
  /** Shows the on-screen button in a corner (for rooms whose button is missing, and for training). */
  readonly emulator: boolean
}

export type SeminarSlice = {
  readonly content: Omit<Manifest, 'files'>
  /** Talks and sessions whose files cannot be played, by segment id. */
  readonly unplayable: Readonly<Record<string, 'missing' | 'unreadable'>>
  /** Base URL of the pack's media, without a slash at the end: `/media/<pack id>`. */
  readonly mediaBase: string
}

export type RoomSlice = {
  readonly programme: ProgrammeView
  readonly rehearsal: boolean
  /** The seminar can be started now (a pack is open and nothing runs). */
  readonly startable: boolean
  /** How many groups the first screen offers places for; the group can choose another number. */
  readonly suggestedGroups: number
}

export type GroupSlice = {
  readonly group: number
  readonly seats: number
  readonly dialogue: DialogueView | null
  readonly points: PointsView | null
  readonly evaluation: EvaluationView | null
}

export type TroubleReason =
  | 'journal-not-writable'
  | 'outbox-not-writable'
  | 'disk-full'
  | 'journal-other-version'
  | 'journal-damaged'
  | 'journal-lost'
  | 'talk-missing'
  | 'talk-unreadable'
  | 'talk-stalled'
  | 'unknown-segment'
  | 'fixed-times-impossible'
  | 'pack-missing'
  | 'pack-unreadable'
  | 'pack-invalid'
  | 'pack-other-format'
  | 'pack-not-yet-valid'
  | 'pack-expired'
  | 'pack-unsigned'
  | 'pack-signature-wrong'
  | 'pack-untrusted'
  | 'pack-older'
  | 'pack-version-reused'
  | 'pack-incomplete'
  | 'pack-late'
  | 'disk-small'
  | 'settings-reset'
  | 'came-back'
  | 'screen-replaced'
  | 'screen-back'
  | 'speaker-replaced'
  | 'speaker-lost'
  | 'speaker-back'
  | 'speaker-muted'
  | 'microphone-replaced'
  | 'microphone-lost'
  | 'microphone-back'
  | 'button-gone'
  | 'button-refused'
  | 'button-storm'

/** `id` is stable while the trouble lasts. `segment` or `title`: what it is about, an item of the programme or a seminar. */
export type Trouble = Failure<TroubleReason> & {
  readonly id: string
  readonly severity: 'remark' | 'trouble'
  readonly segment?: string
  readonly title?: LocalizedText
}

export type StaffSlice =
  | { readonly state: 'locked'; readonly pinSet: boolean; readonly waitUntil: Instant | null; readonly triesLeft: number }
  | {
      readonly state: 'open'
      readonly shell: 'electron' | 'chromium' | 'none'
      readonly version: string
      /** What the screen shows when the kiosk has been left. `windows`: Windows’ desktop, or the kiosk again where it is the account’s shell. */
      readonly behind: 'desktop' | 'console' | 'windows'
      readonly displays: readonly {
        readonly label: string
        readonly width: number
        readonly height: number
        readonly scale: number
        readonly primary: boolean
      }[]
      readonly network: readonly { readonly name: string; readonly address: string }[]
      readonly clock: ClockHealth
      readonly cache: {
        readonly pack: string | null
        readonly version: number | null
        readonly files: number
        readonly bytes: number
        readonly problems: readonly string[]
        readonly freeBytes: number | null
      }
      /** `goesTo`: where what this seminar's groups write is delivered. */
      readonly outbox: { readonly waiting: number; readonly delivered: number; readonly goesTo: readonly ('folder' | 'desk')[] }
      /** The newest lines last. */
      readonly log: readonly string[]
    }

export type SliceName = keyof Slices
