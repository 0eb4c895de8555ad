import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { volumeFor } from './volume.ts'

const pack = (gains: readonly number[]): Manifest['programme'] =>
  gains.map((gainDb, index) => ({
    kind: 'talk',
    id: `talk-${index}`,
    title: { sv: 'T' },
    seconds: 600,
    speakers: [],
    media: { sources: [{ path: 'a.mp4', type: 'video/mp4' }], duration: 600, captions: [], chapters: [], gainDb },
  }))

describe('the volume', () => {
  it('plays the quietest talk in full', () => expect(volumeFor(5, pack([5, -3]))).toBe(1))
  it('turns a louder talk down by the difference', () => expect(volumeFor(-1, pack([5, -1]))).toBeCloseTo(10 ** (-6 / 20), 6))
  it('never turns up, and makes all talks equally loud', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 6 }), (gains) => {
        const heard = gains.map((gain) => 20 * Math.log10(volumeFor(gain, pack(gains))) - gain)
        expect(gains.every((gain) => volumeFor(gain, pack(gains)) <= 1)).toBe(true)
        expect(Math.max(...heard) - Math.min(...heard)).toBeLessThan(1e-6)
      }),
    )
  })
})
