import type { HidDevice } from '../../src-shared/buttons/device.ts'
import type { ButtonProfile, Light } from '../../src-shared/buttons/profile.ts'
import type { ButtonRefusal } from '../../src-shared/contract/buttons.ts'

export type ButtonDevice = {
  /** As long as it is plugged in, and never used again. */
  readonly id: string
  readonly device: HidDevice
  readonly profile: ButtonProfile
  /** Null: it is read, or watched where the system makes keys of it. */
  readonly refusal: ButtonRefusal | null
}

export type ButtonsEvent =
  /** All that are there, whenever that changed. */
  | { readonly type: 'devices'; readonly devices: readonly ButtonDevice[] }
  /** A control of a button went down or up. */
  | { readonly type: 'edge'; readonly id: string; readonly control: string; readonly down: boolean }
  /** A press of a button that never says "up". */
  | { readonly type: 'pulse'; readonly id: string; readonly control: string }
  /** A button sends so much that it is not read for a while; or it has been quiet again. */
  | { readonly type: 'flood'; readonly id: string; readonly on: boolean }
  /** While listening: what a device that is no button yet says. */
  | { readonly type: 'heard'; readonly device: HidDevice; readonly report: Uint8Array }
  /** This machine cannot read buttons at all. */
  | { readonly type: 'unavailable'; readonly cause: string }

/** The buttons that are plugged into this machine: found, watched and read. Comes back by itself after whatever happened. */
export type Buttons = {
  onEvent(listener: (event: ButtonsEvent) => void): () => void
  /** Begins to look; `taught` are the profiles that this room has learned. */
  start(taught: readonly ButtonProfile[]): void
  /** Other learned profiles: devices are sorted anew. */
  teach(taught: readonly ButtonProfile[]): void
  /** Looks at once and again shortly: something happened that shakes devices, such as a suspend. */
  lookAgain(): void
  /** Also opens what is no button yet and may be one, and tells what it says. */
  listen(on: boolean): void
  /** Sets a button's light, where it has one. */
  light(id: string, light: Light): void
  stop(): Promise<void>
}
