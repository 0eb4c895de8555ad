import { codeLength, codeLetters, lettersTyped, readCode } from '../../../src-shared/join/code.ts'

/** A code that is being typed: a letter or nothing in each place, and the place where the next one goes. */
export type CodeEntry = {
  readonly letters: readonly string[]
  /** `codeLength`: behind the last. */
  readonly at: number
  /** What was typed last and is in no code; null: nothing. */
  readonly strange: string | null
}

export const emptyEntry: CodeEntry = { letters: Array.from({ length: codeLength }, () => ''), at: 0, strange: null }

const within = (at: number): number => Math.min(codeLength, Math.max(0, at))
const withLetter = (entry: CodeEntry, place: number, letter: string): readonly string[] => entry.letters.with(place, letter)

/** Puts a letter where the cursor stands, over what is there. */
export const typeLetter = (entry: CodeEntry, sign: string): CodeEntry => {
  const letter = lettersTyped(sign)
  if (letter === '') return entry
  if (!codeLetters.includes(letter)) return { ...entry, strange: letter }
  if (entry.at >= codeLength) return { ...entry, strange: null }
  return { letters: withLetter(entry, entry.at, letter), at: entry.at + 1, strange: null }
}

/** Takes away what the cursor stands on, or else what is before it. */
export const eraseLetter = (entry: CodeEntry): CodeEntry => {
  const at = (entry.letters[entry.at] ?? '') === '' ? within(entry.at - 1) : entry.at
  return { letters: withLetter(entry, at, ''), at, strange: null }
}

export const placeCursor = (entry: CodeEntry, at: number): CodeEntry => ({ ...entry, at: within(at), strange: null })

/** A whole code that somebody pastes takes the place of everything; anything else is typed letter by letter. */
export const pasteText = (entry: CodeEntry, text: string): CodeEntry =>
  [...lettersTyped(text).slice(0, codeLength)].reduce(typeLetter, lettersTyped(text).length === codeLength ? emptyEntry : entry)

/** `slip`: all places are filled, and at least one letter is not what was written. */
export const judged = ({ letters }: CodeEntry): 'unfinished' | 'slip' | 'good' => {
  if (letters.includes('')) return 'unfinished'
  return readCode(letters.join('')).ok ? 'good' : 'slip'
}

export type CodeKey =
  | { readonly type: 'letter'; readonly letter: string }
  | { readonly type: 'erase' }
  | { readonly type: 'move'; readonly by: -1 | 1 }
  | { readonly type: 'again' }

/** What an attached keyboard's key means here; null: nothing. */
export const codeKeyOf = (key: string): CodeKey | null => {
  if (/^[\p{L}\p{N}]$/u.test(key)) return { type: 'letter', letter: key }
  switch (key) {
    case 'Backspace':
    case 'Delete':
      return { type: 'erase' }
    case 'ArrowLeft':
      return { type: 'move', by: -1 }
    case 'ArrowRight':
      return { type: 'move', by: 1 }
    case 'Enter':
      return { type: 'again' }
    default:
      return null
  }
}
