import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeLength, codeLetters, codeOf, readCode, showCode } from './code.ts'

const aLetter = fc.integer({ min: 0, max: 31 })
const aCode = fc.array(aLetter, { minLength: 7, maxLength: 7 }).map(codeOf)
const reason = (text: string) => {
  const read = readCode(text)
  return read.ok ? null : read.failure.reason
}
const replaced = (code: string, at: number, letter: string) => code.slice(0, at) + letter + code.slice(at + 1)

describe('a code', () => {
  it('reads back as it was made, and as people write it', () => {
    fc.assert(
      fc.property(aCode, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
        const forms = [code, showCode(code), code.toLowerCase(), ` ${code.slice(0, 2)} ${code.slice(2)}\n`, code.replace(/^..../, '$&–')]
        for (const form of [...forms, code.replaceAll('0', 'o').replaceAll('1', 'l'), code.replaceAll('0', 'O').replaceAll('1', 'i')])
          expect(readCode(form)).toEqual({ ok: true, value: code })
      }),
    )
  })

  it('finds every single wrong letter', () => {
    fc.assert(
      fc.property(aCode, (code) => {
        for (let at = 0; at < codeLength; at += 1)
          for (const letter of codeLetters) if (letter !== code[at]) expect(reason(replaced(code, at, letter))).toBe('code-check')
      }),
      { numRuns: 50 },
    )
  })

  it('finds every swap of two different letters, neighbours or not', () => {
    fc.assert(
      fc.property(aCode, (code) => {
        for (let a = 0; a < codeLength; a += 1)
          for (let b = a + 1; b < codeLength; b += 1) {
            const [one, other] = [code[a] ?? '', code[b] ?? '']
            if (one !== other) expect(reason(replaced(replaced(code, a, other), b, one))).toBe('code-check')
          }
      }),
    )
  })

  it('finds a pair that was typed as another pair of the same letter', () => {
    fc.assert(
      fc.property(aCode, aLetter, aLetter, fc.integer({ min: 0, max: 5 }), (code, one, other, at) => {
        fc.pre(one !== other)
        const pair = (letter: number) => (codeLetters[letter] ?? '').repeat(2)
        const values = [...replaced(replaced(code, at, codeLetters[one] ?? ''), at + 1, codeLetters[one] ?? '')].slice(0, 7)
        const twice = codeOf(values.map((letter) => codeLetters.indexOf(letter)))
        expect(reason(twice.slice(0, at) + pair(other) + twice.slice(at + 2))).toBe('code-check')
      }),
    )
  })

  it('is not what a hand types to try it', () => {
    for (const text of ['0000-0000', '1111-1111', '1234-5678', 'ABCD-EFGH']) expect(reason(text)).toBe('code-check')
  })

  it('says what is wrong', () => {
    expect(reason('')).toBe('code-short')
    expect(reason('7K3P-9XQ')).toBe('code-short')
    expect(reason('7K3P-9XQA-0')).toBe('code-long')
    for (const letter of ['U', 'u', '*', 'å', '７', '𝟕', '\u202e']) expect(reason(`7K3P-9X${letter}A`)).toBe('code-letter')
  })

  it('is one in thirty-two of what is typed at random', () => {
    let good = 0
    fc.assert(
      fc.property(fc.array(aLetter, { minLength: 8, maxLength: 8 }), (values) => {
        if (readCode(values.map((value) => codeLetters[value]).join('')).ok) good += 1
      }),
      { numRuns: 3200, seed: 1 },
    )
    expect(good).toBeGreaterThan(50)
    expect(good).toBeLessThan(170)
  })
})
