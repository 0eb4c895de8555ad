import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HidDevice } from './device.ts'
import { hear, type Learning, learnedFrom, learnedProfile, nothingHeard } from './learn.ts'
import { buttonProfile } from './profile.ts'
import { readReport } from './report.ts'

type Said = readonly [number, readonly number[]]
const listen = (said: readonly Said[]): Learning => said.reduce((learning, [at, bytes]) => hear(learning, Uint8Array.from(bytes), at), nothingHeard)
const learn = (said: readonly Said[], after = 0) => learnedFrom(listen(said), (said.at(-1)?.[0] ?? 0) + after)
const device: HidDevice = { path: '/dev/hidraw0', vendor: 0x1209, product: 0xb077, serial: null, name: 'Lab Button', usagePage: 0xff00, usage: 1 }

describe('learning a button', () => {
  it('takes two presses, and knows which bit of which byte it was', () => {
    const learned = learn([
      [0, [7, 0b0101]],
      [90, [7, 0b0001]],
      [500, [7, 0b0101]],
      [600, [7, 0b0001]],
    ])
    expect(learned?.reads).toMatchObject({ by: 'report', sizes: [2], controls: [{ byte: 1, mask: 0b0100, pressed: [0b0100] }] })
  })
  it('knows one whose bit goes out when it is pressed', () => {
    const learned = learn([
      [0, [0]],
      [90, [1]],
      [500, [0]],
      [600, [1]],
    ])
    if (learned === null) throw new Error('nothing was learned')
    expect(readReport(learned.reads, Uint8Array.from([0]))).toEqual({ kind: 'levels', levels: { button: true } })
    expect(readReport(learned.reads, Uint8Array.from([1]))).toEqual({ kind: 'levels', levels: { button: false } })
  })
  it('knows one that never says that it was let go, once it has been silent', () => {
    const said: readonly Said[] = [
      [0, [0x80, 3]],
      [500, [0x80, 3]],
    ]
    expect(learn(said, 300)).toBeNull()
    expect(learn(said, 900)?.reads).toMatchObject({ by: 'pulse', report: [0x80, 3] })
  })
  it('is not content with one press, nor with two much too close or far apart', () => {
    expect(
      learn(
        [
          [0, [1]],
          [90, [0]],
        ],
        5000,
      ),
    ).toBeNull()
    const twice = (gap: number) =>
      learn([
        [0, [1]],
        [10, [0]],
        [gap, [1]],
        [gap + 10, [0]],
      ])
    expect(twice(60)).toBeNull()
    expect(twice(4000)).toBeNull()
    expect(twice(400)).not.toBeNull()
  })
  it('takes nothing from a device that counts or streams', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 250 }), (start) => {
        expect(
          learn(
            Array.from({ length: 4 }, (_, index): Said => [index * 200, [start + index]]),
            2000,
          ),
        ).toBeNull()
      }),
    ))
  it('makes a profile that reads what was pressed, whatever the device says', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (up, place, mask) => {
        const down = Uint8Array.from(up)
        const byte = place % up.length
        down[byte] = (up[byte] ?? 0) ^ mask
        const learned = learn([
          [0, [...down]],
          [100, [...up]],
          [500, [...down]],
          [600, [...up]],
        ])
        if (learned === null) throw new Error('nothing was learned')
        const profile = buttonProfile.parse(learnedProfile(device, learned))
        expect(readReport(profile.reads, down)).toEqual({ kind: 'levels', levels: { button: true } })
        expect(readReport(profile.reads, up)).toEqual({ kind: 'levels', levels: { button: false } })
      }),
    ))
})
