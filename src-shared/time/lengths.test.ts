import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lengthText, secondsOf } from './lengths.ts'

it.each([
  ['15 min', 900],
  ['1 h 10 min', 4200],
  ['1h10min', 4200],
  ['90 s', 90],
  ['90', 90],
  ['2 min 30 s', 150],
  ['7,5 min', 450],
  ['1.5 h', 5400],
])('reads %s as %i seconds', (text, seconds) => expect(secondsOf(text)).toBe(seconds))

it.each(['', 'min', '15 minuter', '1 h 10', '-5 min', '5 s 1 min', '1:30', 'soon', '1e3', ' 5 min'])('takes "%s" for no length', (text) =>
  expect(secondsOf(text)).toBeNull(),
)

it('reads every length that it writes', () => {
  fc.assert(fc.property(fc.nat(86_400), (seconds) => secondsOf(lengthText(seconds)) === seconds))
})
