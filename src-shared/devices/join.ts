import type { AudioDevice, Bus, DeviceForm, Direction, PageDevice, SystemDevice } from './device.ts'
import { deviceKey, plainLabel } from './identity.ts'

type Ends = Omit<AudioDevice, 'form'> & { readonly bus: Bus; readonly group: string | null; readonly plugged: boolean }

/** Chromium's two stand-ins for whatever the system prefers just now; a kiosk always names the device itself. */
const standIns: readonly string[] = ['default', 'communications']

const displayName = /\b(hdmi|displayport|display audio|nvidia|tv)\b/i
const virtualName = /\b(virtual|null|dummy|loopback|monitor of|cable (in|out)put|blackhole|teams audio)\b/i

const busByName = (label: string): Bus => {
  if (virtualName.test(label)) return 'virtual'
  return displayName.test(label) ? 'display' : 'unknown'
}

const fromSystem = (one: SystemDevice): Ends => ({
  key: deviceKey(one.label, one.usb),
  direction: one.direction,
  label: plainLabel(one.label),
  page: null,
  system: one.id,
  muted: one.muted,
  volume: one.volume,
  bus: one.bus === 'unknown' ? busByName(one.label) : one.bus,
  group: null,
  plugged: one.plugged,
})

const fromPage = (one: PageDevice): Ends => ({
  key: deviceKey(one.label, null),
  direction: one.direction,
  label: plainLabel(one.label),
  page: one.id,
  system: null,
  muted: null,
  volume: null,
  bus: deviceKey(one.label, null).startsWith('usb:') ? 'usb' : busByName(one.label),
  group: one.group,
  plugged: true,
})

/** Two of the same kind without serial numbers are told apart by their order, which the system keeps. */
const numbered = (ends: readonly Ends[]): readonly Ends[] => {
  const seen = new Map<string, number>()
  return ends.map((one) => {
    const name = `${one.direction} ${one.key}`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? one : { ...one, key: `${one.key}#${count}` }
  })
}

const formOf = (one: Ends, all: readonly Ends[]): DeviceForm => {
  if (one.bus === 'virtual') return 'virtual'
  if (one.bus === 'display') return 'display'
  if (one.bus === 'built-in') return 'built-in'
  const other: Direction = one.direction === 'output' ? 'input' : 'output'
  const sameThing = (two: Ends) =>
    two.direction === other && (two.key === one.key || (one.group !== null && one.group !== '' && two.group === one.group))
  if (all.some(sameThing)) return 'speakerphone'
  return one.bus === 'unknown' ? 'unknown' : 'room'
}

/**
 * Joins the page's list with the system's. The page's list decides what can be used; the system's adds numbers, mute and
 * volume, by the label that both show. Null: the system tells nothing. Nothing the page does not see is left out: it is
 * there, and the page cannot use it. What the system knows to be unplugged is not there.
 */
export const joinDevices = (page: readonly PageDevice[], system: readonly SystemDevice[] | null): readonly AudioDevice[] => {
  const left = [...(system ?? [])].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const seen = page.filter(({ id }) => !standIns.includes(id))
  const both = seen.map((one): Ends => {
    const at = left.findIndex((two) => two.direction === one.direction && plainLabel(two.label) === plainLabel(one.label))
    const [mine] = at < 0 ? [] : left.splice(at, 1)
    return mine === undefined ? fromPage(one) : { ...fromSystem(mine), page: one.id, group: one.group }
  })
  const ends = numbered([...both, ...left.map(fromSystem)])
  return ends.flatMap((one) => {
    const { bus: _, group: __, plugged, ...device } = one
    return plugged ? [{ ...device, form: formOf(one, ends) }] : []
  })
}
