import type { Usb } from './device.ts'

/** Chromium writes a USB device's numbers behind its label on Windows and macOS. */
const numbers = /\s*\(([0-9a-f]{4}):([0-9a-f]{4})\)\s*$/i
/** What sound systems add to a device's name for its one or its other end. */
const ends =
  /\b(analog|digital|mono|stereo|surround [\d.]+|microphone|mikrofon|speakers?|speakerphone|högtalare|højttaler|echo cancelling|input|output)\b/gi
/** Windows puts a word of its own before the name: `Speakers (Jabra SPEAK 510 USB)`. */
const windowsName = /^[^(]+\((?:\d+- )?([^()]+)\)$/

/** A label without its USB numbers. */
export const plainLabel = (label: string): string => label.replace(numbers, '').trim()

export const usbInLabel = (label: string): Usb | null => {
  const found = numbers.exec(label)
  return found?.[1] === undefined || found[2] === undefined ? null : { vendor: found[1].toLowerCase(), product: found[2].toLowerCase(), serial: null }
}

/** The device's name without what tells its ends apart, so that loudspeaker and microphone of one thing have the same. */
export const baseName = (label: string): string => {
  const plain = plainLabel(label)
  const inner = windowsName.exec(plain)?.[1] ?? plain
  const bare = inner
    .replace(ends, ' ')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase()
  return bare === '' ? plain.toLowerCase() : bare
}

/**
 * What a device is known by: its USB numbers where it has them, because a name can be changed and is another in another
 * language; else its name.
 */
export const deviceKey = (label: string, usb: Usb | null): string => {
  const known = usb ?? usbInLabel(label)
  if (known === null) return `name:${baseName(label)}`
  return known.serial === null ? `usb:${known.vendor}:${known.product}` : `usb:${known.vendor}:${known.product}:${known.serial}`
}

/** Whether a remembered key means this device. A sound system that is away for a while cannot tell the serial number. */
export const sameKey = (one: string, two: string): boolean => one === two || one.startsWith(`${two}:`) || two.startsWith(`${one}:`)
