import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSound, chirp, sampleRate } from './chirp.ts'
import { energyOf, findChirp } from './correlate.ts'
import { echoResidual, type Hearing, judgePath } from './hearing.ts'

/** The same numbers for the same seed, so that a room that was found can be had again. */
const random = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
const noise = (length: number, loudness: number, seed: number): Float32Array => {
  const next = random(seed)
  return Float32Array.from({ length }, () => loudness * (2 * next() - 1) * Math.sqrt(3))
}
const length = Math.round(1.05 * sampleRate)

type Room = { gain: number; delay: number; noise: number; seed: number; hall?: number; limit?: number }
/** What a microphone hears of the check's sound in a room: later, weaker, with noise, with a hall, cut off where it is too loud. */
const recordedIn = ({ gain, delay, noise: loudness, seed, hall = 0, limit = 1 }: Room, kind: number): Float32Array => {
  const sound = checkSound(kind)
  const heard = noise(length, loudness, seed)
  const tail = hall === 0 ? [] : hallOf(hall, seed)
  const add = (at: number, by: number) => {
    for (let i = 0; i < sound.length && at + i < length; i += 1) heard[at + i] = (heard[at + i] ?? 0) + by * (sound[i] ?? 0)
  }
  add(delay, gain)
  for (const [at, by] of tail) add(delay + at, gain * by)
  return heard.map((value) => Math.max(-limit, Math.min(limit, value)))
}
/** Forty reflections that die away in half a second; together `strength` times as strong as the direct sound. */
const hallOf = (strength: number, seed: number): readonly (readonly [number, number])[] => {
  const next = random(seed + 1)
  const raw = Array.from({ length: 40 }, () => {
    const seconds = 0.004 + 0.4 * next()
    return [Math.round(seconds * sampleRate), (next() < 0.5 ? -1 : 1) * Math.exp(-6 * seconds)] as const
  })
  const power = Math.sqrt(raw.reduce((sum, [, by]) => sum + by * by, 0))
  return raw.map(([at, by]) => [at, (strength * by) / power] as const)
}
const hearing = (recording: Float32Array, kind: number, change: Partial<Hearing> = {}): Hearing => ({
  microphone: 'm',
  noise: 0.0001,
  muted: false,
  found: findChirp(recording, kind),
  delay: 0,
  ...change,
})

const kind = fc.integer({ min: 0, max: 3 })
const seed = fc.integer({ min: 1, max: 1e9 })

describe('finding the chirp', () => {
  it('finds it where it is, to the sample, however late and weak', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24_000 }), fc.double({ min: 0.002, max: 0.9, noNaN: true }), kind, seed, (delay, gain, which, from) => {
        const found = findChirp(recordedIn({ gain, delay, noise: gain * 0.02, seed: from }, which), which)
        expect(Math.abs(found.offset - delay)).toBeLessThanOrEqual(1)
        expect(found.likeness).toBeGreaterThan(0.95)
      }),
      { numRuns: 8 },
    )
  })

  it('says that a path works in a room with a hall and a ventilator', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        fc.double({ min: 0.1, max: 0.6, noNaN: true }),
        kind,
        seed,
        (hall, gain, which, from) => {
          const recording = recordedIn({ gain, delay: 3000, noise: gain * 0.05, seed: from, hall }, which)
          expect(judgePath(hearing(recording, which))).toBe('works')
        },
      ),
      { numRuns: 8 },
    )
  })

  it('never hears a chirp in noise, hum, a knock, a voice-like sound or silence', () => {
    const others: readonly ((seed: number) => Float32Array)[] = [
      (from) => noise(length, 0.2, from),
      (from) => Float32Array.from({ length }, (_, i) => 0.3 * Math.sin((2 * Math.PI * (50 + (from % 900)) * i) / sampleRate)),
      (from) => noise(length, 0.4, from).map((value, i) => (Math.abs(i - 9000) < 300 ? value : value * 0.001)),
      (from) => {
        const pitch = 90 + (from % 160)
        return Float32Array.from({ length }, (_, i) => {
          const t = i / sampleRate
          const glide = pitch * (t + 0.15 * Math.sin(5 * t))
          return 0.15 * Math.abs(Math.sin(9 * t)) * [1, 2, 3, 5, 8, 13].reduce((sum, n) => sum + Math.sin(2 * Math.PI * n * glide) / n, 0)
        })
      },
      () => new Float32Array(length),
    ]
    fc.assert(
      fc.property(fc.integer({ min: 0, max: others.length - 1 }), kind, seed, (which, played, from) => {
        const recording = others[which]?.(from) ?? new Float32Array(length)
        expect(['not-heard', 'dead']).toContain(judgePath(hearing(recording, played, { noise: which === 4 ? 0 : 0.01 })))
      }),
      { numRuns: 20 },
    )
  })

  it('does not take the sound of another check for its own', () => {
    for (const which of [0, 1, 2, 3])
      for (const other of [0, 1, 2, 3].filter((one) => one !== which)) {
        const recording = recordedIn({ gain: 0.5, delay: 2000, noise: 0.001, seed: 4 }, other)
        expect(judgePath(hearing(recording, which))).toBe('not-heard')
      }
  })

  it('leaves nothing else in the sound while the chirp is measured', () => {
    const rising = chirp(0)
    const sound = checkSound(0)
    for (const [i, value] of rising.entries()) expect(Math.abs((sound[i] ?? 1) - value)).toBeLessThan(1e-9)
    expect(Math.max(...checkSound(0).map(Math.abs))).toBeLessThan(0.7)
    expect(energyOf(rising)).toBeGreaterThan(0)
  })
})

describe('judging the path', () => {
  it('tells an overdriven loudspeaker from a clean one, loud or not', () => {
    expect(judgePath(hearing(recordedIn({ gain: 6, delay: 900, noise: 0.001, seed: 2, limit: 1 }, 1), 1))).toBe('distorted')
    const overdriven = recordedIn({ gain: 6, delay: 900, noise: 0.001, seed: 2, limit: 1 }, 1).map((value) => value * 0.2)
    expect(judgePath(hearing(overdriven, 1))).toBe('distorted')
    expect(judgePath(hearing(recordedIn({ gain: 0.9, delay: 900, noise: 0.001, seed: 2 }, 1), 1))).toBe('works')
  })

  it('says too quiet where nobody would understand a voice', () => {
    expect(judgePath(hearing(recordedIn({ gain: 0.01, delay: 900, noise: 0.00001, seed: 2 }, 1), 1))).toBe('too-quiet')
  })

  it('tells a switch from a room in which nothing is heard', () => {
    const silence = new Float32Array(length)
    expect(judgePath(hearing(silence, 0, { noise: 0 }))).toBe('dead')
    expect(judgePath(hearing(silence, 0, { noise: 0, muted: true }))).toBe('muted')
    expect(judgePath(hearing(noise(length, 0.002, 9), 0, { noise: 0.002 }))).toBe('not-heard')
  })
})

describe('how much of the sound comes back', () => {
  it('is what it is, in a room with a hall and a ventilator, down to what drowns in its noise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 30 }), fc.nat(9999), (decibels, seed) => {
        const room = { gain: 0.4, delay: 4000, noise: 0.0004, seed, hall: 0.3 }
        const all = findChirp(recordedIn(room, 0), 0)
        const less = findChirp(recordedIn({ ...room, gain: room.gain * 10 ** (-decibels / 20), seed: seed + 7, delay: 5200 }, 1), 1)
        expect(Math.abs(echoResidual(all, less) + decibels)).toBeLessThan(2)
      }),
      { numRuns: 3 },
    )
  })
})
