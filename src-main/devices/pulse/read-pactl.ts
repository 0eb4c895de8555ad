import { z } from 'zod'
import type { Bus, Direction, SystemDevice, Usb } from '../../../src-shared/devices/device.ts'

const properties = z.record(z.string(), z.string())
const port = z.object({ name: z.string(), type: z.string().optional(), availability: z.string().optional() })
const end = z.object({
  name: z.string(),
  description: z.string().nullish(),
  mute: z.boolean(),
  volume: z.record(z.string(), z.object({ value: z.number() })),
  properties,
  ports: z.array(port).default([]),
  active_port: z.string().nullish(),
})
type End = z.infer<typeof end>

/** PulseAudio's word for the device's own full level. */
export const fullVolume = 65_536

const input = z.object({ index: z.number().int(), sink: z.number().int().optional(), properties })
export type PlayingStream = { readonly index: number; readonly pid: number | null }

const parse = <T>(text: string, schema: z.ZodType<T>): T | null => {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // What is no JSON is no list either.
    return null
  }
}

const hex = (text: string | undefined): string | null => {
  const found = /^(?:0x)?([0-9a-f]{4})$/i.exec(text ?? '')
  return found?.[1]?.toLowerCase() ?? null
}

const usbOf = (known: Readonly<Record<string, string>>): Usb | null => {
  const [vendor, product] = [hex(known['device.vendor.id']), hex(known['device.product.id'])]
  // A sound card inside the machine has such numbers too: those of its PCI bus.
  if (known['device.bus'] !== 'usb' || vendor === null || product === null) return null
  return { vendor, product, serial: known['device.serial'] ?? null }
}

const busOf = ({ name, properties: known, ports, active_port }: End): Bus => {
  const type = ports.find((one) => one.name === active_port)?.type?.toLowerCase() ?? ''
  if (type.includes('hdmi') || /hdmi|displayport/i.test(`${name} ${active_port ?? ''} ${known['device.profile.name'] ?? ''}`)) return 'display'
  if (known['device.bus'] === 'usb') return 'usb'
  if (known['device.bus'] === 'bluetooth') return 'bluetooth'
  if (known['device.bus'] === 'pci' || known['device.form_factor'] === 'internal') return 'built-in'
  if (known['device.class'] === 'abstract' || known['device.class'] === 'filter') return 'virtual'
  return 'unknown'
}

const deviceOf = (direction: Direction, one: End): SystemDevice => {
  const levels = Object.values(one.volume).map(({ value }) => value)
  const active = one.ports.find(({ name }) => name === one.active_port)
  return {
    id: one.name,
    direction,
    label: one.description ?? one.name,
    usb: usbOf(one.properties),
    bus: busOf(one),
    muted: one.mute,
    volume: Math.max(0, ...levels) / fullVolume,
    plugged: active?.availability !== 'not available',
  }
}

/** What `pactl -f json list sinks` or `sources` says; null: it is no such list. What only listens in on a loudspeaker is no microphone. */
export const readEnds = (direction: Direction, text: string): readonly SystemDevice[] | null =>
  parse(text, z.array(end))
    ?.filter((one) => one.properties['device.class'] !== 'monitor')
    .map((one) => deviceOf(direction, one)) ?? null

/** What `pactl -f json list sink-inputs` says: what is being played, and by which process. */
export const readStreams = (text: string): readonly PlayingStream[] | null =>
  parse(text, z.array(input))?.map(({ index, properties: known }) => {
    const pid = Number(known['application.process.id'])
    return { index, pid: Number.isInteger(pid) && pid > 0 ? pid : null }
  }) ?? null

/** Whether a line of `pactl subscribe` is about a device; what is merely being played, and who asks, is not. */
export const isAboutDevices = (line: string): boolean => /^Event '\w+' on (?:sink|source|card|server)\b(?!-)/.test(line)
