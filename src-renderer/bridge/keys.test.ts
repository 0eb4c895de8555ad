import { describe, expect, it } from 'vitest'
import { meaningOf } from './keys.ts'

describe('the keys', () => {
  it.each(['PageDown', 'ArrowRight', 'Enter', ' '])('mean next with %s', (key) => expect(meaningOf(key, 'elsewhere')).toBe('next'))
  it.each(['PageUp', 'ArrowLeft'])('mean back with %s', (key) => expect(meaningOf(key, 'elsewhere')).toBe('back'))
  it.each(['b', 'B', '.', 'MediaPlayPause'])('mean pause with %s', (key) => expect(meaningOf(key, 'elsewhere')).toBe('pause-or-resume'))
  it.each(['F1', 'h'])('mean help with %s', (key) => expect(meaningOf(key, 'elsewhere')).toBe('help'))
  it('means undo with Backspace', () => expect(meaningOf('Backspace', 'elsewhere')).toBe('undo'))

  it('leaves everything that one writes with to the field, but not the button', () => {
    for (const key of [' ', 'Enter', 'b', '.', 'h', 'Backspace', 'ArrowLeft', 'Escape']) expect(meaningOf(key, 'field')).toBeNull()
    expect(meaningOf('PageDown', 'field')).toBe('next')
    expect(meaningOf('PageUp', 'field')).toBe('back')
  })
  it('lets Enter and Space press what the keyboard has chosen', () => {
    expect(meaningOf('Enter', 'control')).toBeNull()
    expect(meaningOf(' ', 'control')).toBeNull()
    expect(meaningOf('PageDown', 'control')).toBe('next')
  })
  it.each(['F13', 'F24'])('are the button with %s, also while somebody writes', (key) => {
    expect(meaningOf(key, 'elsewhere')).toBe('button')
    expect(meaningOf(key, 'field')).toBe('button')
  })
  it.each(['F12', 'F25', 'F130'])('are not the button with %s', (key) => expect(meaningOf(key, 'elsewhere')).toBeNull())
  it('are the button where the room was taught so, but a letter is written where one writes', () => {
    expect(meaningOf('b', 'elsewhere', ['b'])).toBe('button')
    expect(meaningOf('b', 'field', ['b'])).toBeNull()
    expect(meaningOf('PageDown', 'field', ['PageDown'])).toBe('button')
  })
  it('move on and back with the keys of a player', () => {
    expect(meaningOf('MediaTrackNext', 'elsewhere')).toBe('next')
    expect(meaningOf('MediaTrackPrevious', 'control')).toBe('back')
  })
  it('means nothing with other keys', () => expect(meaningOf('q', 'elsewhere')).toBeNull())
})
