import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ButtonsSlice } from '../contract/buttons.ts'
import { instant } from '../time/time.ts'
import { cameTooSoon } from './advance.ts'
import { groupsOf, intentOf, usualBindings } from './bindings.ts'
import { buttonCheck } from './check.ts'
import { fieldIn, readDescriptor } from './descriptor.ts'
import { belongsToSystem, type HidDevice, identityOf, profileFor } from './device.ts'
import { knownProfiles } from './known-profiles.ts'
import { nextAttempt, nextLook, steady } from './pace.ts'
import { buttonProfile } from './profile.ts'
import { readReport } from './report.ts'
import { isPressOfSwitch } from './switch.ts'

const device = (change: Partial<HidDevice>): HidDevice => ({
  path: '/dev/hidraw0',
  vendor: 1,
  product: 1,
  serial: null,
  name: null,
  usagePage: null,
  usage: null,
  ...change,
})
const profile = (id: string) => {
  const found = knownProfiles.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no profile ${id}`)
  return found
}
const read = (id: string, ...bytes: number[]) => readReport(profile(id).reads, Uint8Array.from(bytes))
const telephony = [
  ...[0x05, 0x0b, 0x09, 0x05, 0xa1, 0x01, 0x85, 0x01, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x02, 0x09, 0x20, 0x09, 0x2f, 0x81, 0x02],
  ...[0x95, 0x06, 0x81, 0x03, 0x05, 0x08, 0x95, 0x02, 0x09, 0x17, 0x09, 0x18, 0x91, 0x02, 0x95, 0x06, 0x91, 0x03, 0xc0],
]

describe('profiles', () => {
  it.each(knownProfiles)('of $id are whole, and say where they are from', (one) => {
    expect(buttonProfile.parse(one)).toEqual(one)
    expect(one.source).toMatch(/^https:/)
  })
  it('have names of their own', () => expect(new Set(knownProfiles.map(({ id }) => id)).size).toBe(knownProfiles.length))
  it('fit by all that they name, what was taught first', () => {
    const jabra = device({ vendor: 0x0b0e, product: 0x2475, usagePage: 0x0b })
    expect(profileFor(jabra, [], knownProfiles)?.id).toBe('jabra')
    expect(profileFor({ ...jabra, usagePage: 0x0c }, [], knownProfiles)).toBeNull()
    expect(profileFor({ ...jabra, vendor: 0x1234 }, [], knownProfiles)?.id).toBe('telephony')
    const taught = { ...profile('muteme'), id: 'taught', match: [{ vendor: 0x0b0e, products: [0x2475] }] }
    expect(profileFor(jabra, [taught], knownProfiles)?.id).toBe('taught')
  })
  it('leave alone the keyboard that a button may be besides', () => {
    const muteme = device({ vendor: 0x20a0, product: 0x42da, usagePage: 0xff00, usage: 1 })
    expect(profileFor(muteme, [], knownProfiles)?.id).toBe('muteme')
    expect(profileFor({ ...muteme, usagePage: 1, usage: 6 }, [], knownProfiles)).toBeNull()
  })
  it('know a device by its serial number where it has one', () => {
    expect(identityOf(device({ vendor: 0x20a0, product: 0x42da }))).toBe('20a0:42da')
    expect(identityOf(device({ vendor: 0x20a0, product: 0x42da, serial: 'A1' }))).toBe('20a0:42da:A1')
  })
  it('leave to the system what it makes keys and a pointer of', () => {
    expect(
      [device({ usagePage: 1, usage: 6 }), device({ usagePage: 1, usage: 2 }), device({ usagePage: 0x0c, usage: 1 })].every(belongsToSystem),
    ).toBe(true)
    expect(belongsToSystem(device({ usagePage: 0xff00, usage: 1 }))).toBe(false)
  })
})

describe('reports', () => {
  it('of a MuteMe press while it is touched', () => {
    const top = (value: number) => read('muteme', 0, 0, 0, value, 0, 0, 0, 0)
    expect([4, 1, 2, 0].map(top)).toEqual([true, true, false, false].map((down) => ({ kind: 'levels', levels: { top: down } })))
  })
  it('of a pedal name each switch', () =>
    expect(read('stream-deck-pedal', 1, 0, 3, 0, 0, 1, 0, 0)).toEqual({ kind: 'levels', levels: { left: false, middle: true, right: false } }))
  it('of a knob press however it is turned', () =>
    expect([read('powermate', 1, 0xf3, 0, 0, 0, 0), read('powermate', 0, 2, 0, 0, 0, 0)]).toEqual([
      { kind: 'levels', levels: { knob: true } },
      { kind: 'levels', levels: { knob: false } },
    ]))
  it('of a big red button press, whatever its lid', () =>
    expect([0x15, 0x17, 0x16].map((state) => read('dream-cheeky-big-red-button', state, 0, 0, 0, 0, 0, 0, 3))).toMatchObject([
      { levels: { top: false } },
      { levels: { top: false } },
      { levels: { top: true } },
    ]))
  it('of any wrong size or number say nothing', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        for (const { reads } of knownProfiles) {
          if (reads.by !== 'report' || (reads.sizes.includes(bytes.length) && (reads.number === undefined || reads.number === bytes[0]))) continue
          expect(readReport(reads, bytes)).toEqual({ kind: 'other' })
        }
      }),
    ))
})

describe('a report descriptor', () => {
  const fields = readDescriptor(Uint8Array.from(telephony))
  it('says where each usage is', () =>
    expect(fields).toEqual([
      { report: 1, page: 0x0b, usage: 0x20, bit: 0, bits: 1 },
      { report: 1, page: 0x0b, usage: 0x2f, bit: 1, bits: 1 },
    ]))
  it('lets a speakerphone be read by its usages', () => {
    const { reads } = profile('telephony')
    expect(readReport(reads, Uint8Array.from([1, 0b10]), fields)).toEqual({ kind: 'levels', levels: { hook: false, mute: true } })
    expect(readReport(reads, Uint8Array.from([2, 0b11]), fields)).toEqual({ kind: 'other' })
    expect(readReport(reads, Uint8Array.from([1]), fields)).toEqual({ kind: 'other' })
  })
  it('counts fields of a range, over byte borders, and behind what it kept', () => {
    // Usage page kept, six bits of padding, then four buttons of one bit out of a range, then the page again.
    const bytes = [0x05, 0x09, 0xa4, 0x75, 6, 0x95, 1, 0x81, 3, 0x75, 1, 0x95, 4, 0x19, 1, 0x29, 4, 0x81, 2, 0xb4, 0xc0]
    const range = readDescriptor(Uint8Array.from(bytes))
    expect(range.map(({ usage, bit }) => [usage, bit])).toEqual([
      [1, 6],
      [2, 7],
      [3, 8],
      [4, 9],
    ])
    const third = range[2]
    expect(third === undefined ? null : fieldIn(third, Uint8Array.from([0, 1]))).toBe(1)
  })
  it('of any nonsense is read to its end', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 64 }), (bytes, report) => {
        for (const field of readDescriptor(bytes)) fieldIn(field, report)
      }),
    ))
})

describe('a hook key', () => {
  it('that is let go soon is one press, and one that stays down is pressed again when it comes up', () => {
    expect(isPressOfSwitch(true, null)).toBe(true)
    expect(isPressOfSwitch(false, 120)).toBe(false)
    expect(isPressOfSwitch(false, 20_000)).toBe(true)
    expect(isPressOfSwitch(false, null)).toBe(false)
  })
})

describe('a press soon after the programme moved by itself', () => {
  it('is left alone for 700 ms', () => {
    const pressedAfter = (milliseconds: number) => cameTooSoon(instant(1000), instant(1000 + milliseconds))
    expect(pressedAfter(0)).toBe(true)
    expect(pressedAfter(699)).toBe(true)
    expect(pressedAfter(700)).toBe(false)
    expect(cameTooSoon(null, instant(1000))).toBe(false)
  })
})

describe('the step of the check', () => {
  type Row = ButtonsSlice['devices'][number]
  const row = (change: Partial<Row> = {}): Row => ({
    id: 'a',
    identity: 'a',
    name: 'MuteMe',
    group: 0,
    state: 'ready',
    learned: false,
    pressed: null,
    light: null,
    ...change,
  })
  const since = instant(1000)
  const check = (devices: readonly Row[], byKey = false, gone: readonly string[] = []) => buttonCheck({ devices, gone }, since, byKey)

  it('asks for a press, believes one since it asked, and needs no button', () => {
    expect(check([row()])).toEqual({ state: 'press-once', waiting: [0], all: [0] })
    expect(check([row({ pressed: instant(999) })]).state).toBe('press-once')
    expect(check([row({ pressed: since })]).state).toBe('works')
    expect(check([], true).state).toBe('none')
    expect(check([row({ state: 'forbidden' })]).state).toBe('none')
    expect(check([], false, ['MuteMe']).state).toBe('gone')
  })
  it('believes a key only of a button that is a keyboard', () => {
    expect(check([row()], true).state).toBe('press-once')
    expect(check([row({ state: 'through-keys' })], true).state).toBe('works')
  })
  it('waits for a press of each group that has a button, and of one of them where a group has two', () => {
    const shared = [row({ pressed: since }), row({ id: 'b', group: 2 }), row({ id: 'c', group: 2 })]
    expect(check(shared)).toEqual({ state: 'press-once', waiting: [2], all: [0, 2] })
    expect(check(shared.map((one) => (one.id === 'c' ? { ...one, pressed: since } : one))).state).toBe('works')
  })
})

describe('looking', () => {
  it('is close together at first, steady afterwards, and never lets a loss pass for two seconds', () => {
    expect(nextLook(0)).toBe(0)
    expect(nextLook(99)).toBe(steady)
    fc.assert(fc.property(fc.nat(1000), (looks) => nextLook(looks) < 2000))
  })
  it('leaves what does not open alone for longer and longer', () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), (failures) => nextAttempt(failures) <= nextAttempt(failures + 1))))
})

describe('bindings', () => {
  it('can leave a gesture without a meaning', () => {
    expect(intentOf(usualBindings, 'double', false)).toBe('back')
    expect(intentOf({ ...usualBindings, double: 'nothing' }, 'double', true)).toBeNull()
  })
})

describe('a very long press', () => {
  it('raises the hand in the plenary, calls for help elsewhere, and is what staff bound it to', () => {
    expect(intentOf(usualBindings, 'very-long', true)).toBe('hand')
    expect(intentOf(usualBindings, 'very-long', false)).toBe('help')
    expect(intentOf({ ...usualBindings, 'very-long': 'back' }, 'very-long', true)).toBe('back')
    expect(intentOf({ ...usualBindings, 'very-long': 'nothing' }, 'very-long', true)).toBeNull()
    expect(intentOf({ ...usualBindings, press: 'help' }, 'press', true)).toBe('help')
    expect(intentOf({ ...usualBindings, long: 'hand' }, 'long', true)).toBe('hand')
  })
})

describe('groups of a shared room', () => {
  it('get one button each, as IT pinned them', () =>
    expect([...groupsOf(['a', 'b', 'c'], { b: 0 }, 3)]).toEqual([
      ['b', 0],
      ['a', 1],
      ['c', 2],
    ]))
  it('have each a button of their own while there are enough', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 4, maxLength: 8 }), (groups, buttons) => {
        const given = [...groupsOf(buttons, {}, groups).values()]
        expect(new Set(given).size).toBe(groups)
        expect(given.every((group) => group >= 0 && group < groups)).toBe(true)
      }),
    ))
})
