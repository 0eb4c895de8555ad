import { crockford } from '../../../src-shared/packs/signature.ts'

/** Letters of a code, its check character included. */
export const codeLength = 9
export const codeKeys: readonly string[] = [...crockford]

/** Crockford's letters that look alike are read as the digits they are taken for. */
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** The letter of a code that a key of an attached keyboard means; null where it means none. */
export const letterOf = (key: string): string | null => {
  const upper = key.length === 1 ? key.toUpperCase() : ''
  const letter = lookAlikes[upper] ?? upper
  return letter !== '' && crockford.includes(letter) ? letter : null
}

export const withLetter = (code: string, letter: string): string => (code + letter).slice(0, codeLength)

/** As it is written in the invitation, with a place for each letter that is still to come: 4F7K-92··-·. */
export const codePlaces = (code: string): readonly (readonly string[])[] =>
  [code.slice(0, 4).padEnd(4, ' '), code.slice(4, 8).padEnd(4, ' '), code.slice(8).padEnd(1, ' ')].map((group) => [...group])
