import { pinStatus } from '../../../src-shared/settings/pin-policy.ts'
import { noTries } from '../../../src-shared/settings/tries.ts'
import { instant } from '../../../src-shared/time/time.ts'

export const longestPin = 12
export const shortestPin = 4
/** So many wrong tries there are before a wait; fewer left means that one was wrong. */
export const triesBeforeWait = pinStatus(noTries, instant(0)).triesLeft

export type PinKey = { readonly type: 'digit'; readonly digit: string } | { readonly type: 'erase' } | { readonly type: 'enter' }

/** What an attached keyboard's key means on the keypad; null where it means nothing here. */
export const pinKeyOf = (key: string): PinKey | null => {
  if (/^\d$/.test(key)) return { type: 'digit', digit: key }
  if (key === 'Backspace') return { type: 'erase' }
  return key === 'Enter' ? { type: 'enter' } : null
}

export const pinAfter = (pin: string, key: Exclude<PinKey, { type: 'enter' }>): string =>
  key.type === 'erase' ? pin.slice(0, -1) : (pin + key.digit).slice(0, longestPin)
