import type { RoomSettings } from '../../src-shared/contract/slices.ts'

/** What the kiosk remembers between starts. */
export type KioskSettings = RoomSettings & {
  /** scrypt, as `scrypt:<salt base64>:<hash base64>`; null: no PIN, so nobody gets in. */
  readonly staffPinHash: string | null
  /** Folder to which complete outbox items are delivered; null: they wait. */
  readonly deliverTo: string | null
}

export type Settings = {
  get(): KioskSettings
  set(change: Partial<KioskSettings>): void
  /** True once when the file was unreadable at start and set aside. */
  readonly wasReset: boolean
  onChange(listener: (settings: KioskSettings) => void): () => void
}
