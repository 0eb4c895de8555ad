import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captionText, longestCaption, mostCaptions, takeFinished, withCaption } from './captions.ts'

describe('a caption', () => {
  it('goes out as soon as its sentence is finished, and not at an abbreviation', () => {
    expect(takeFinished('Välkomna hit. I dag')).toEqual({ finished: ['Välkomna hit.'], rest: 'I dag' })
    expect(takeFinished('Hur då? ”Jo!” Så')).toEqual({ finished: ['Hur då?', '”Jo!”'], rest: 'Så' })
    for (const text of ['Vi ses kl. 14', 'Barn, t.ex. syskon', 'Den är 3.5 m', 'Välkomna hit.'])
      expect(takeFinished(text)).toEqual({ finished: [], rest: text })
  })

  it('is cut between words where a sentence has no end, and no word is lost of it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, unit: fc.constantFrom('a', 'å', '.', '!', '"') }), { maxLength: 60 }), (words) => {
        const { finished, rest } = takeFinished(words.join(' '))
        for (const one of finished) expect(one.length).toBeLessThanOrEqual(longestCaption)
        expect(rest.length).toBeLessThanOrEqual(longestCaption)
        expect([...finished, rest].join(' ').split(/\s+/).filter(Boolean)).toEqual(words)
      }),
    )
    expect(takeFinished('x'.repeat(300)).finished.map(({ length }) => length)).toEqual([longestCaption, longestCaption])
  })

  it('is one line of words without signs that nobody sees', () => {
    expect(captionText(' Hej\n\n  på\t\u202eer\u0007\u2066 \ud800')).toBe('Hej på er \ufffd')
    expect(captionText('\u202e \n')).toBe('')
  })

  it('pushes out the eldest', () => {
    const all = Array.from({ length: 9 }, (_, index) => ({ id: `${index}`, text: 'a' })).reduce<ReturnType<typeof withCaption>>(withCaption, [])
    expect(all.map(({ id }) => id)).toEqual(['6', '7', '8'])
    expect(all).toHaveLength(mostCaptions)
  })
})
