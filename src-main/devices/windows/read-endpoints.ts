import { z } from 'zod'
import type { Bus, SystemDevice, Usb } from '../../../src-shared/devices/device.ts'

const endpoint = z.object({
  instance: z.string(),
  name: z.string(),
  status: z.string(),
  // PowerShell writes a list of one as its one thing.
  parents: z.union([z.array(z.string()), z.string()]).nullish(),
  volume: z.number().nullable(),
  muted: z.boolean().nullable(),
})
type Endpoint = z.infer<typeof endpoint>

/** `SWD\MMDEVAPI\{0.0.0.00000000}.{GUID}`: 0 behind the second point plays, 1 hears. */
const instance = /^SWD\\MMDEVAPI\\(\{0\.0\.([01])\.00000000\}\.\{[0-9a-f-]+\})$/i
/** A device of USB, or one of its interfaces: that is told by `MI_`, and has no serial number of its own. */
const usbDevice = /^USB\\VID_([0-9A-F]{4})&PID_([0-9A-F]{4})(&MI_\d\d)?\\(.*)$/i

/** A serial number that Windows made up, because the device has none, has ampersands in it. */
const serialIn = (text: string): string | null => (text.includes('&') ? null : text)

const usbOf = (parents: readonly string[]): Usb | null => {
  const found = parents.flatMap((parent) => {
    const [, vendor, product, part, rest = ''] = usbDevice.exec(parent) ?? []
    return vendor === undefined || product === undefined ? [] : [{ vendor: vendor.toLowerCase(), product: product.toLowerCase(), part, rest }]
  })
  const [first] = found
  if (first === undefined) return null
  const whole = found.find(({ part, vendor, product }) => part === undefined && vendor === first.vendor && product === first.product)
  return { vendor: first.vendor, product: first.product, serial: whole === undefined ? null : serialIn(whole.rest) }
}

const busOf = ({ name }: Endpoint, parents: readonly string[]): Bus => {
  const first = parents.find((parent) => !parent.startsWith('SWD\\')) ?? ''
  if (/hdmi|displayport|display audio/i.test(name)) return 'display'
  if (/^USB\\/i.test(first)) return 'usb'
  if (/^BTH/i.test(first)) return 'bluetooth'
  if (/^ROOT\\/i.test(first)) return 'virtual'
  return /^(HDAUDIO|INTELAUDIO|PCI|ACPI|SOUNDWIRE)\\/i.test(first) ? 'built-in' : 'unknown'
}

const list = z.union([z.array(endpoint), endpoint.transform((one) => [one])])

/** What one line of the watch says; null: it is no such list. */
export const readEndpoints = (line: string): readonly SystemDevice[] | null => {
  try {
    return list.parse(JSON.parse(line)).flatMap((one) => {
      const [, id, way] = instance.exec(one.instance) ?? []
      const parents = typeof one.parents === 'string' ? [one.parents] : (one.parents ?? [])
      if (id === undefined) return []
      const device: SystemDevice = {
        id,
        direction: way === '0' ? 'output' : 'input',
        label: one.name,
        usb: usbOf(parents),
        bus: busOf(one, parents),
        muted: one.muted,
        volume: one.volume,
        plugged: one.status === 'OK',
      }
      return [device]
    })
  } catch {
    // What is no list is a warning of PowerShell's.
    return null
  }
}
