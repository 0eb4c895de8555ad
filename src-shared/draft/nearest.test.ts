import { expect, it } from 'vitest'
import { nearest, perhaps } from './nearest.ts'

it.each([
  ['titel', ['title', 'length'], 'title'],
  ['lenght', ['title', 'length'], 'length'],
  ['Minimum', ['minimum', 'minimumPerSeat'], 'minimum'],
  ['anna.MP4', ['anna.mp4', 'bo.mp4'], 'anna.mp4'],
  ['seconds', ['title', 'length'], null],
  ['x', [], null],
])('takes %s of %j for %s', (written, known, meant) => expect(nearest(written, known)).toBe(meant))

it('says which there are where none is near', () => {
  expect(perhaps('lenght', ['title', 'length'])).toBe('length is meant, perhaps')
  expect(perhaps('seconds', ['title', 'length'])).toBe('there are title, length')
  expect(perhaps('seconds', [])).toBe('leave it out')
})
