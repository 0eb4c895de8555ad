import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut } from './timeline.mjs'

const slide = fc.record({
  ponder: fc.boolean(),
  chapter: fc.constant(0),
  lengths: fc.array(fc.double({ min: 0.5, max: 8, noNaN: true }), { minLength: 1, maxLength: 7 }),
})

describe("a talk's timeline", () => {
  it('fills exactly the length of the talk, with slides that begin on even seconds and speech that stays on its slide', () => {
    fc.assert(
      fc.property(fc.array(slide, { minLength: 1, maxLength: 12 }), (slides) => {
        const times = layOut([...slides, { ponder: true, chapter: 0, lengths: [1] }], 1200)
        expect(times.at(-1)?.end).toBe(1200)
        for (const [index, time] of times.entries()) {
          expect(time.start).toBe(index === 0 ? 0 : times[index - 1]?.end)
          expect(time.start % 2).toBe(0)
          expect(time.sentences.every((sentence: { from: number; to: number }) => sentence.from > time.start && sentence.to < time.end)).toBe(true)
        }
      }),
    )
  })

  it('says when the script is longer than the talk', () => {
    expect(() => layOut([{ ponder: true, chapter: 0, lengths: [50] }], 40)).toThrow('longer than the talk')
  })
})
