import { describe, expect, it } from 'vitest'
import { isBrowserShortcut } from './guard.ts'

const plain = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, altGraph: false }

describe('the guard', () => {
  it.each(['F1', 'F5', 'F11', 'F12', 'BrowserBack', 'BrowserHome', 'LaunchMail'])('keeps %s from the browser', (key) => {
    expect(isBrowserShortcut({ ...plain, key })).toBe(true)
  })
  it.each(['ctrlKey', 'altKey', 'metaKey'] as const)('keeps everything with %s from the browser', (modifier) => {
    expect(isBrowserShortcut({ ...plain, key: 't', [modifier]: true })).toBe(true)
  })
  it('lets AltGr write its signs, although it arrives as Control and Alt', () => {
    expect(isBrowserShortcut({ ...plain, key: '@', ctrlKey: true, altKey: true, altGraph: true })).toBe(false)
  })
  it.each(['a', 'PageDown', 'Enter', 'Escape', 'Tab', 'F'])('lets %s through', (key) => {
    expect(isBrowserShortcut({ ...plain, key })).toBe(false)
  })
  it('keeps the task manager of Shift and Escape shut', () => {
    expect(isBrowserShortcut({ ...plain, key: 'Escape', shiftKey: true })).toBe(true)
  })
})
