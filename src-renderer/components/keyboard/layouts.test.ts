import { describe, expect, it } from 'vitest'
import { languages } from '../../../src-shared/i18n/language.ts'
import { actionOf, layoutAfter, layoutOf } from './layouts.ts'

describe('the on-screen keyboard', () => {
  it('has the letters of each language, small and capital', () => {
    const own = { sv: 'åäö', da: 'æøå', en: 'aeo' }
    for (const language of languages) {
      const layout = layoutOf(language)
      for (const letter of `abcdefghijklmnopqrstuvwxyz${own[language]}`) {
        expect(layout.letters.join(' ').split(' ')).toContain(letter)
        expect(layout.capitals.join(' ').split(' ')).toContain(letter.toUpperCase())
      }
    }
  })

  it('never has the same key twice on one layout', () => {
    for (const language of languages)
      for (const rows of Object.values(layoutOf(language))) {
        const keys = rows.join(' ').split(' ')
        expect(new Set(keys).size).toBe(keys.length)
      }
  })

  it('goes back to small letters after one capital', () => {
    expect(layoutAfter('letters', actionOf('{shift}'), 'Vi ')).toBe('capitals')
    expect(layoutAfter('capitals', actionOf('S'), 'Vi S')).toBe('letters')
  })

  it('begins a sentence with a capital', () => {
    expect(layoutAfter('letters', actionOf('{space}'), 'Vi ses. ')).toBe('capitals')
    expect(layoutAfter('letters', actionOf('{bksp}'), '')).toBe('capitals')
  })

  it('stays on the digits until a space or a call for letters', () => {
    expect(layoutAfter('symbols', actionOf('3'), 'om 3')).toBe('symbols')
    expect(layoutAfter('symbols', actionOf('{space}'), 'om 3 ')).toBe('letters')
    expect(layoutAfter('symbols', actionOf('{letters}'), 'om 3')).toBe('letters')
  })
})
