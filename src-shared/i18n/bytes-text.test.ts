import { expect, it } from 'vitest'
import { bytesText } from './bytes-text.ts'

it('says a size in the largest unit that fits', () => {
  expect(bytesText(0, 'sv')).toMatch(/^0\s(B|byte)$/)
  expect(bytesText(999_000, 'sv')).toMatch(/^999\sk(B|byte)$/)
  expect(bytesText(1_420_000_000, 'sv')).toMatch(/^1,4\sG(B|byte)$/)
})
