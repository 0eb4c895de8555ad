import { describe, expect, it } from 'vitest'
import { leadByeTexts } from '../../../src-shared/i18n/catalogues/lead-byes.ts'
import { leadFailureOf } from '../../../src-shared/i18n/catalogues/lead-failures.ts'
import { byeReasons } from '../../../src-shared/plenary/wire.ts'
import { languageToBegin } from '../stores/language.ts'
import { afterBye } from './coming-back.ts'
import { roleOfPass } from './pass-role.ts'

const asPass = (claims: unknown): string => `${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${'A'.repeat(86)}`

describe('a pass', () => {
  it('says whose it is, so that no browser takes the place of a room; and nothing where it is no pass', () => {
    for (const role of ['room', 'host', 'observer']) expect(roleOfPass(asPass({ member: { id: 'a', name: 'Ásta “Å”', role } }))).toBe(role)
    for (const wrong of ['', 'x', '%%%.y', asPass(null), asPass({}), asPass({ member: null }), asPass({ member: { role: 'king' } })])
      expect(roleOfPass(wrong)).toBeNull()
  })
})

describe('after a goodbye', () => {
  it('the page comes back where that helps, knocks where somebody must let it in, and else waits for its reader', () => {
    expect(byeReasons.filter((reason) => afterBye(reason) === 'again').toSorted()).toEqual(['closing', 'no-hello', 'silent', 'too-many'])
    expect(byeReasons.filter((reason) => afterBye(reason) === 'knock')).toEqual(['pass-in-use'])
    // Two windows of the same person would put each other out for ever.
    expect(afterBye('replaced')).toBe('stay')
  })

  it('there is a sentence of its own for every reason, in every language', () => {
    for (const texts of Object.values(leadByeTexts)) {
      expect(Object.keys(texts).toSorted()).toEqual(byeReasons.toSorted())
      expect(new Set(Object.values(texts)).size).toBe(byeReasons.length)
    }
  })
})

describe('a refusal', () => {
  it('without a sentence of its own gets the general one', () => {
    expect(leadFailureOf('stage-full')).toBe('stage-full')
    for (const unknown of ['bad-request', 'toString', '']) expect(leadFailureOf(unknown)).toBe('other')
  })
})

describe('the language', () => {
  it('is the one chosen here, else the first of the browser’s that there is, else Swedish', () => {
    expect(languageToBegin('da', ['en-GB'])).toBe('da')
    expect(languageToBegin(null, ['fi', 'EN-us', 'da'])).toBe('en')
    expect(languageToBegin('xx', ['fi'])).toBe('sv')
  })
})
