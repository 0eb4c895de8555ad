import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeLength, codeLetters, codeOf } from '../../../src-shared/join/code.ts'
import { type CodeEntry, codeKeyOf, emptyEntry, eraseLetter, judged, pasteText, placeCursor, typeLetter } from './code-entry.ts'

const typed = (text: string, from = emptyEntry): CodeEntry => [...text].reduce(typeLetter, from)
const anyCode = fc.array(fc.nat(31), { minLength: 7, maxLength: 7 }).map(codeOf)

describe('typing a code', () => {
  it('is good when it is typed as it was written, in small letters and with a hyphen, too', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(judged(typed(code))).toBe('good')
        expect(judged(typed(code.toLowerCase()))).toBe('good')
        expect(judged(typed(`${code.slice(0, 4)}-${code.slice(4)}`))).toBe('good')
        expect(judged(typed(code.slice(0, 7)))).toBe('unfinished')
      }),
    )
  })

  it('finds one wrong letter in any place, and is good once that one place is mended', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(codeLength - 1), fc.integer({ min: 1, max: 31 }), (code, place, by) => {
        const wrong = codeLetters[(codeLetters.indexOf(code[place] ?? '') + by) % 32] ?? ''
        const slip = typed(code.slice(0, place) + wrong + code.slice(place + 1))
        expect(judged(slip)).toBe('slip')
        expect(judged(typeLetter(placeCursor(slip, place), code[place] ?? ''))).toBe('good')
      }),
    )
  })

  it('takes O for 0 and I for 1, and says of U that it is in no code', () => {
    expect(typed('oIl').letters.slice(0, 3)).toEqual(['0', '1', '1'])
    const strange = typed('7U')
    expect(strange).toMatchObject({ strange: 'U', at: 1 })
    expect(typeLetter(strange, 'V').strange).toBeNull()
  })

  it('takes no ninth letter', () => expect(typed('0123456XZ')).toEqual(typed('0123456X')))

  it('erases backwards, and the letter that was pressed', () => {
    expect(eraseLetter(typed('012')).letters.join('')).toBe('01')
    expect(eraseLetter(placeCursor(typed('012'), 1)).letters.join(',')).toBe('0,,2,,,,,')
    expect(eraseLetter(emptyEntry)).toEqual(emptyEntry)
    expect([placeCursor(emptyEntry, -1).at, placeCursor(emptyEntry, 99).at]).toEqual([0, codeLength])
  })

  it('takes a code that is pasted in the place of what was there', () => {
    expect(judged(pasteText(typed('ZZ'), ' 0123-456x\n'))).toBe('good')
    expect(pasteText(typed('01'), '23').letters.join('')).toBe('0123')
  })

  it('leaves keys that are not its own to the rest of the page', () => {
    expect(['a', 'Å', '7'].map(codeKeyOf)).toEqual(['a', 'Å', '7'].map((letter) => ({ type: 'letter', letter })))
    expect(['Tab', 'Escape', 'PageDown', ' ', '-', 'F1'].map(codeKeyOf)).toEqual([null, null, null, null, null, null])
  })
})
