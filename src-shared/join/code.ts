import { crockford } from '../packs/signature.ts'
import { fail, ok, type Result } from '../result/result.ts'

declare const kind: unique symbol

/** Eight letters of Crockford's base 32: seven by chance (35 bits) and one that checks them. Written as `XXXX-XXXX`. */
export type JoinCode = string & { readonly [kind]: 'join-code' }

/** The letters that a code has, in the order in which keys show them: no I, L, O and U, which are read as something else. */
export const codeLetters: readonly string[] = [...crockford]
export const codeLength = 8

export type CodeFailure = {
  /** `code-letter`: one of them is in no code; `code-check`: at least one is not what was written. */
  readonly reason: 'code-short' | 'code-long' | 'code-letter' | 'code-check'
  readonly cause?: string
}

/** Not 0, so that eight noughts, which is what a hand tries first, are no code. */
const sumOfAll = 21

/** Of x⁵ + x² + 1, which makes the 32 letters a field in which x has all 31 powers. */
const timesX = (value: number): number => (value & 16 ? ((value << 1) ^ 37) & 31 : value << 1)

/**
 * The sum of the letters, each times a power of x by its place: one wrong letter changes it, and so does a swap of any
 * two different ones, because no two places have the same power.
 */
const weigh = (values: readonly number[]): number => values.reduce((sum, value) => timesX(sum) ^ value, 0)

/** The code of seven numbers from 0 to 31, which the caller draws by lot. */
export const codeOf = (values: readonly number[]): JoinCode => {
  const check = timesX(weigh(values)) ^ sumOfAll
  return [...values, check].map((value) => codeLetters[value] ?? '').join('') as JoinCode
}

/** What a hand may have written for a letter: small ones, O for 0, I and L for 1; hyphens and blanks are left out. */
export const lettersTyped = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** Reads a code as a person types it. */
export const readCode = (text: string): Result<JoinCode, CodeFailure> => {
  const letters = lettersTyped(text)
  const values = [...letters].map((letter) => codeLetters.indexOf(letter))
  if (values.includes(-1)) return fail('code-letter')
  if (values.length !== codeLength) return fail(values.length < codeLength ? 'code-short' : 'code-long')
  return weigh(values) === sumOfAll ? ok(letters as JoinCode) : fail('code-check')
}

/** As people read it: `7K3P-9XQ6`. Takes a part of one, too. */
export const showCode = (letters: string): string => (letters.length > 4 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters)
