import type { HidDevice } from './device.ts'
import type { ButtonProfile } from './profile.ts'

/** What has been heard of one device since learning began. */
export type Learning = { readonly reports: readonly { readonly bytes: readonly number[]; readonly at: number }[] }
export const nothingHeard: Learning = { reports: [] }

/** Two presses of a hand are so far apart at the least and at the most, in milliseconds. */
const least = 120
const most = 3000
/** After so long without another report two alike were two presses. */
const pulseQuiet = 800

const same = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((value, at) => value === b[at])

/** Takes a report in. One that repeats the last within a moment says nothing new. */
export const hear = ({ reports }: Learning, bytes: Uint8Array, at: number): Learning => {
  const report = { bytes: [...bytes], at }
  const last = reports.at(-1)
  if (last !== undefined && same(last.bytes, report.bytes) && at - last.at < least) return { reports }
  return { reports: [...reports, report].slice(-4) }
}

type Learned = Pick<ButtonProfile, 'reads'>

/**
 * What two presses have taught: down, up, down, up; or two reports alike from a device that never says "up". Null
 * while it is not clear, and for a device that counts, streams or changes by itself.
 */
export const learnedFrom = ({ reports }: Learning, at: number): Learned | null => {
  const [down, up, again, rest] = reports
  if (down === undefined || up === undefined) return null
  if (reports.length === 2 && same(down.bytes, up.bytes) && isHandsPace(down.at, up.at) && at - up.at >= pulseQuiet && down.bytes.length > 0)
    return { reads: { by: 'pulse', report: [...down.bytes], name: 'button', does: 'button' } }
  if (again === undefined || rest === undefined || !isHandsPace(down.at, again.at)) return null
  if (!same(down.bytes, again.bytes) || !same(up.bytes, rest.bytes) || down.bytes.length !== up.bytes.length) return null
  const byte = down.bytes.findIndex((value, place) => value !== up.bytes[place])
  if (byte < 0) return null
  const mask = (down.bytes[byte] ?? 0) ^ (up.bytes[byte] ?? 0)
  return {
    reads: {
      by: 'report',
      sizes: [down.bytes.length],
      controls: [{ name: 'button', does: 'button', byte, mask, pressed: [(down.bytes[byte] ?? 0) & mask] }],
    },
  }
}

const isHandsPace = (first: number, second: number): boolean => second - first >= least && second - first <= most

const hex = (value: number): string => value.toString(16).padStart(4, '0')

/** The profile of a device that was taught: it holds for every device of its kind. */
export const learnedProfile = (device: HidDevice, { reads }: Learned): ButtonProfile => ({
  id: `learned-${hex(device.vendor)}-${hex(device.product)}${device.usagePage === null ? '' : `-${hex(device.usagePage)}`}`,
  name: (device.name ?? '').trim().slice(0, 40) || `USB ${hex(device.vendor)}:${hex(device.product)}`,
  source: 'learned',
  match: [{ vendor: device.vendor, products: [device.product], ...(device.usagePage === null ? {} : { usagePage: device.usagePage }) }],
  reads,
})
