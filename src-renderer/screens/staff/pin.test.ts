import { describe, expect, it } from 'vitest'
import { longestPin, pinAfter, pinKeyOf } from './pin.ts'

describe('the keypad', () => {
  it('takes digits and takes the last one back', () => {
    expect(pinAfter('12', { type: 'digit', digit: '3' })).toBe('123')
    expect(pinAfter('123', { type: 'erase' })).toBe('12')
    expect(pinAfter('', { type: 'erase' })).toBe('')
  })
  it('takes no more digits than a PIN may have', () => {
    expect(pinAfter('1'.repeat(longestPin), { type: 'digit', digit: '2' })).toHaveLength(longestPin)
  })
  it('understands an attached keyboard, and leaves every other key alone', () => {
    expect(pinKeyOf('7')).toEqual({ type: 'digit', digit: '7' })
    expect(pinKeyOf('Backspace')).toEqual({ type: 'erase' })
    expect(pinKeyOf('PageDown')).toBeNull()
    expect(pinKeyOf('a')).toBeNull()
  })
})
