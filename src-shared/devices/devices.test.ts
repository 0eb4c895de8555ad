import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf } from './changes.ts'
import { chooseDevices, type Wishes } from './choose.ts'
import type { AudioDevice, Bus, DeviceForm, Direction, PageDevice, SystemDevice } from './device.ts'
import { findingsAtRest, wordFor } from './finding.ts'
import { baseName, deviceKey } from './identity.ts'
import { joinDevices } from './join.ts'

const page = (direction: Direction, label: string, id = `${direction} ${label}`): PageDevice => ({ id, group: '', direction, label })
const system = (direction: Direction, label: string, change: Partial<SystemDevice> = {}): SystemDevice => ({
  id: `sys ${direction} ${label}`,
  direction,
  label,
  usb: null,
  bus: 'unknown',
  muted: false,
  volume: 1,
  plugged: true,
  ...change,
})
const usb = { vendor: '0b0e', product: '2475', serial: 'A1' }
const speakerphone = [system('output', 'Jabra', { usb, bus: 'usb' }), system('input', 'Jabra Mono', { usb, bus: 'usb' })]

const device = (direction: Direction, form: DeviceForm, key: string, change: Partial<AudioDevice> = {}): AudioDevice => ({
  key,
  direction,
  label: key,
  form,
  page: `${direction} ${key}`,
  system: key,
  muted: false,
  volume: 0.7,
  ...change,
})
const free: Wishes = { pinned: null, last: null, plays: new Map() }
const choose = (devices: readonly AudioDevice[], speaker: Partial<Wishes> = {}, microphone: Partial<Wishes> = {}) =>
  chooseDevices(devices, { speaker: { ...free, ...speaker }, microphone: { ...free, ...microphone } })

describe('what a device is known by', () => {
  it('is the same for both ends of one thing, in any language and on any port', () => {
    for (const [out, into] of [
      ['Speakers (Jabra SPEAK 510 USB)', 'Microphone (Jabra SPEAK 510 USB)'],
      ['Högtalare (2- Jabra SPEAK 510 USB)', 'Mikrofon (Jabra SPEAK 510 USB)'],
      ['Jabra SPEAK 510 USB Analog Stereo', 'Jabra SPEAK 510 USB Mono'],
    ] as const)
      expect(baseName(out)).toBe(baseName(into))
    expect(deviceKey('Speakers (Jabra SPEAK 510 USB) (0b0e:0420)', null)).toBe('usb:0b0e:0420')
  })
})

describe('joining page and system', () => {
  it('leaves out the stand-ins, what is unplugged, and nothing else', () => {
    const joined = joinDevices(
      [page('output', 'Default', 'default'), page('output', 'Jabra')],
      [...speakerphone, system('output', 'Jack', { plugged: false })],
    )
    expect(joined.map(({ direction, form, page, system }) => ({ direction, form, page, system }))).toEqual([
      { direction: 'output', form: 'speakerphone', page: 'output Jabra', system: 'sys output Jabra' },
      { direction: 'input', form: 'speakerphone', page: null, system: 'sys input Jabra Mono' },
    ])
  })

  it('gives every device of a direction a key of its own, and the same again whatever the order', () => {
    const label = fc.constantFrom('Jabra', 'HDMI 1', 'Webcam', 'Virtual sink')
    const bus = fc.constantFrom<Bus>('usb', 'built-in', 'display', 'virtual', 'unknown')
    const one = fc.record({ direction: fc.constantFrom<Direction>('input', 'output'), label, bus, port: fc.integer({ min: 0, max: 99 }) })
    fc.assert(
      fc.property(fc.uniqueArray(one, { maxLength: 8, selector: ({ direction, port }) => `${direction} ${port}` }), fc.nat(), (all, turn) => {
        const ends = all.map(({ direction, label, bus, port }) =>
          system(direction, label, { id: `port ${port}`, bus, usb: bus === 'usb' ? { ...usb, serial: null } : null }),
        )
        const seen = all.map(({ direction, label, port }) => page(direction, label, `${direction} ${port}`))
        const keysOf = (list: readonly SystemDevice[]) => joinDevices(seen, list).map(({ direction, key }) => `${direction} ${key}`)
        const keys = keysOf(ends)
        expect(new Set(keys).size).toBe(keys.length)
        const by = ends.length === 0 ? 0 : turn % ends.length
        expect(keysOf([...ends.slice(by), ...ends.slice(0, by)]).toSorted()).toEqual(keys.toSorted())
      }),
    )
  })
})

describe('choosing', () => {
  const forms: readonly DeviceForm[] = ['speakerphone', 'room', 'unknown', 'built-in', 'display', 'virtual']

  it('prefers what is both, then room devices, then what is built in, then screens, and virtual ones last', () => {
    const all = forms.map((form) => device('output', form, form))
    const order: string[] = []
    for (let left: readonly AudioDevice[] = all; left.length > 0; ) {
      const key = choose(left).speaker?.device.key ?? ''
      order.push(key)
      left = left.filter((one) => one.key !== key)
    }
    expect(order).toEqual(forms)
  })

  it('takes a pinned device whenever the page can use it, and never one that is not there', () => {
    const any = fc.uniqueArray(fc.record({ form: fc.constantFrom(...forms), key: fc.constantFrom('a', 'b', 'c', 'd'), usable: fc.boolean() }), {
      selector: ({ key }) => key,
    })
    fc.assert(
      fc.property(any, fc.constantFrom('a', 'b', 'c', 'd'), (all, key) => {
        const devices = all.map((one) => device('output', one.form, one.key, one.usable ? {} : { page: null }))
        const { speaker } = choose(devices, { pinned: { key, label: key } })
        const there = devices.find((one) => one.key === key && one.page !== null)
        if (there !== undefined) expect(speaker).toEqual({ device: there, why: 'pinned' })
        else expect(speaker?.why).not.toBe('pinned')
        expect(speaker === null).toBe(devices.every((one) => one.page === null))
      }),
    )
  })

  it('takes the microphone of the same thing, and what was used last over another as good', () => {
    const two = [device('output', 'speakerphone', 'b'), device('input', 'speakerphone', 'a'), device('input', 'speakerphone', 'b')]
    expect(choose(two).microphone?.device.key).toBe('b')
    const last = { key: 'a', label: 'a' }
    expect(choose(two, {}, { last }).microphone).toMatchObject({ device: { key: 'a' }, why: 'last' })
    const better = [device('output', 'built-in', 'a'), device('output', 'speakerphone', 'b')]
    expect(choose(better, { last }).speaker?.device.key).toBe('b')
  })

  it('takes a screen for a loudspeaker only when it was heard', () => {
    const devices = [device('output', 'display', 'tv'), device('output', 'built-in', 'pc'), device('output', 'virtual', 'v')]
    expect(choose(devices).speaker?.device.key).toBe('pc')
    expect(choose(devices, { plays: new Map([['tv', true]]) }).speaker?.device.key).toBe('tv')
    expect(
      choose(
        [devices[0], devices[2]].filter((one) => one !== undefined),
        { plays: new Map([['tv', false]]) },
      ).speaker?.device.key,
    ).toBe('v')
  })
})

describe('a change of device', () => {
  it('is always told, and only then', () => {
    const keys = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null })
    fc.assert(
      fc.property(keys, keys, fc.subarray(['a', 'b', 'c']), (from, to, known) => {
        const choice = (key: string | null) => (key === null ? null : { device: device('output', 'room', key), why: 'ranked' as const })
        const change = changeOf('speaker', choice(from), choice(to), [], new Set(known))
        expect(change === null).toBe(from === to)
        if (change?.kind === 'back') expect(known).toContain(to)
        if (change?.kind === 'replaced') expect([change.from, change.to]).toEqual([from, to])
      }),
    )
  })
})

describe('the word for the room', () => {
  it('is never ready while anything is missing, muted, at zero, not the pinned one, or unproven', () => {
    const state = fc.record({
      there: fc.boolean(),
      muted: fc.option(fc.boolean(), { nil: null }),
      volume: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
      pinned: fc.constantFrom(null, 'x', 'other'),
    })
    fc.assert(
      fc.property(state, state, fc.boolean(), (s, m, proven) => {
        const ends = { speaker: s, microphone: m } as const
        const choiceOf = (thing: 'speaker' | 'microphone') => {
          const { there, muted, volume, pinned } = ends[thing]
          return there
            ? {
                device: device(thing === 'speaker' ? 'output' : 'input', 'room', 'x', { muted, volume }),
                why: pinned === 'x' ? ('pinned' as const) : ('ranked' as const),
              }
            : null
        }
        const wish = (key: string | null) => (key === null ? null : { key, label: key })
        const findings = findingsAtRest(
          { speaker: choiceOf('speaker'), microphone: choiceOf('microphone') },
          { speaker: wish(s.pinned), microphone: wish(m.pinned) },
        )
        const good = (one: typeof s) => one.there && one.muted !== true && (one.volume === null || one.volume >= 0.01) && one.pinned !== 'other'
        expect(wordFor(findings, proven) === 'ready').toBe(good(s) && good(m) && proven)
      }),
    )
  })
})
