import type { ButtonBindings } from '../../src-shared/buttons/bindings.ts'
import type { ButtonProfile } from '../../src-shared/buttons/profile.ts'
import type { RoomSettings } from '../../src-shared/contract/slices.ts'
import type { DeviceSettings } from '../../src-shared/devices/settings.ts'
import type { TransferWindow } from '../../src-shared/packs/transfer-window.ts'
import type { PlenarySettings } from '../../src-shared/plenary/settings.ts'
import type { UpdateRules } from '../../src-shared/updates/update-rules.ts'
import type { LogLevel } from '../logging/log.ts'

/** What the kiosk remembers between starts. */
export type KioskSettings = RoomSettings & {
  /** What IT calls this room; null: nothing. */
  readonly room: string | null
  /** How many groups the first screen offers places for. */
  readonly groups: number
  readonly logLevel: LogLevel
  /** The desk that hears how this room stands, and the key that lets it; null: nobody hears. */
  readonly report: { readonly to: string; readonly key: string } | null
  /** scrypt, as `scrypt:<salt base64>:<hash base64>`; null: no PIN, so nobody gets in. */
  readonly staffPinHash: string | null
  /** Folder to which complete outbox items are delivered; null: they wait. */
  readonly deliverTo: string | null
  /** Public keys of organisers whose seminars are taken in, 64 hex digits each. */
  readonly trustedKeys: readonly string[]
  /** Where packs come from: an address of a pack, or a folder that is one or has some. */
  readonly packSources: readonly string[]
  /** Addresses that codes are looked up under, beside those of the packs. */
  readonly joinAddresses: readonly string[]
  /** The invitation that this room follows, as a link; null: none. */
  readonly joined: string | null
  /** An invitation that is asked about, and while a seminar is on waits for its end; null: none. */
  readonly joinAsked: string | null
  /** The invitation that the command line named last, which is followed once; null: none. */
  readonly joinStart: string | null
  /** The id of the seminar that staff have chosen to show; null: the next one. */
  readonly chosenSeminar: string | null
  /** Bytes a second that fetching may take of the line; null: all of it. */
  readonly bandwidth: number | null
  /** Times of day, `HH:MM`, between which packs are fetched; null: always. */
  readonly fetchHours: TransferWindow | null
  /** The address of a proxy, `direct` for never one; null: as the environment says. */
  readonly proxy: string | null
  /** A proxy script (PAC), as a path or an address; it wins over `proxy`. */
  readonly proxyScript: string | null
  /** For the proxy that a setting or the script names. Never logged, never shown. */
  readonly proxyLogin: { readonly user: string; readonly password: string } | null
  /** A PEM file with certificate authorities that are believed beside the system's. */
  readonly certificates: string | null
  /** When a newer version may be installed; null: never by itself. */
  readonly updates: UpdateRules | null
  /** How the plenary is reached where neither pack nor invitation says it. */
  readonly plenary: PlenarySettings
  /** Bytes that seminars may take on the disk. */
  readonly diskBudget: number
  /** What is remembered of the room's loudspeaker and microphone, and how they are checked. */
  readonly devices: DeviceSettings
  /** Buttons that this room was taught. */
  readonly buttonProfiles: readonly ButtonProfile[]
  /** Keys that are the button, beside F13 to F24. */
  readonly buttonKeys: readonly string[]
  /** What each gesture means. */
  readonly buttonBindings: ButtonBindings
  /** The group of a button, by its identity. */
  readonly buttonGroups: Readonly<Record<string, number>>
  /** Paths such as `devices.pinned.speaker` that the machine's policy decides: to set them changes nothing. */
  readonly fixed: readonly string[]
}

export type Settings = {
  get(): KioskSettings
  set(change: Partial<KioskSettings>): void
  /** True once when the file was unreadable at start and set aside. */
  readonly wasReset: boolean
  onChange(listener: (settings: KioskSettings) => void): () => void
}
