/** Which way sound goes: out of the machine, or in. */
export type Direction = 'output' | 'input'

export type Usb = { readonly vendor: string; readonly product: string; readonly serial: string | null }

/** How a device hangs on the machine, as the sound system says. */
export type Bus = 'usb' | 'bluetooth' | 'built-in' | 'display' | 'virtual' | 'unknown'

/** One end of sound as the operating system knows it. */
export type SystemDevice = {
  /** The system's own name for it, for asking the system something. */
  readonly id: string
  readonly direction: Direction
  readonly label: string
  readonly usb: Usb | null
  readonly bus: Bus
  /** Null: the system does not say. */
  readonly muted: boolean | null
  /** 1 is the device's own full level; the system may allow more. */
  readonly volume: number | null
  /** False where the system knows that nothing is plugged in. */
  readonly plugged: boolean
}

/** One end of sound as the page sees it. `id` lives as long as the page's origin and profile. */
export type PageDevice = { readonly id: string; readonly group: string; readonly direction: Direction; readonly label: string }

/** What the ranking goes by. A speakerphone is one thing that both plays and hears. */
export type DeviceForm = 'speakerphone' | 'room' | 'unknown' | 'built-in' | 'display' | 'virtual'

/** One end of sound, joined from what the page and the system know of it. */
export type AudioDevice = {
  /** Stays the same over unplugging, restarts and another port, as far as the device tells itself apart. */
  readonly key: string
  readonly direction: Direction
  readonly label: string
  readonly form: DeviceForm
  /** Null: the page cannot use it. */
  readonly page: string | null
  /** Null: the system said nothing of it, so neither mute nor volume is known. */
  readonly system: string | null
  readonly muted: boolean | null
  readonly volume: number | null
}

/** A device as settings remember it; the label is for people, when it is not there. */
export type DeviceWish = { readonly key: string; readonly label: string }
