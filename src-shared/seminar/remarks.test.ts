import { expect, it } from 'vitest'
import { exampleSeminar } from './example.ts'
import { programmeRemarks } from './remarks.ts'

it('says of a plenary without a time of its own what its host cannot do', () => {
  const seminar = exampleSeminar()
  const index = seminar.programme.findIndex(({ kind }) => kind === 'plenary')
  const aboutIt = (programme: typeof seminar.programme) => programmeRemarks({ ...seminar, programme }).filter(({ path }) => path.length === 2)
  expect(aboutIt(seminar.programme)).toEqual([])
  const unfixed = seminar.programme.map((segment) => {
    const { fixedAt: _, ...others } = segment
    return segment.kind === 'plenary' ? others : segment
  }) as typeof seminar.programme
  expect(aboutIt(unfixed)).toEqual([
    { path: ['programme', index], text: expect.stringMatching(/"plenary" has no time of its own.*neither bring the rooms early/) },
  ])
})
