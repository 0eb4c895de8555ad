import { describe, expect, it } from 'vitest'
import { codeKeys, codeLength, codePlaces, letterOf, withLetter } from './code.ts'

describe('a code that is typed', () => {
  it('takes each of its letters in either case, and what looks like one for it', () => {
    for (const letter of codeKeys) {
      expect(letterOf(letter)).toBe(letter)
      expect(letterOf(letter.toLowerCase())).toBe(letter)
    }
    expect(['o', 'O', 'i', 'l', 'L'].map(letterOf)).toEqual(['0', '0', '1', '1', '1'])
    expect(['u', 'U', 'å', '-', ' ', 'Enter', 'Backspace', ''].map(letterOf)).toEqual(Array(8).fill(null))
  })

  it('is never longer than a code', () => {
    const full = [...'4F7K92QXM'].reduce(withLetter, '')
    expect(full).toHaveLength(codeLength)
    expect(withLetter(full, '7')).toBe(full)
  })

  it('stands in groups with empty places for what is to come', () => {
    expect(codePlaces('4F7K92').map((group) => group.join(''))).toEqual(['4F7K', '92  ', ' '])
    expect(codePlaces('').flat()).toHaveLength(codeLength)
  })
})
