import { expect, test } from 'vitest'
import { exampleSeminar } from '../seminar/example.ts'
import { answersFor } from './answers.ts'
import { summarise } from './summary.ts'
import type { Answers } from './view.ts'

const segment = exampleSeminar().programme.find((candidate) => candidate.kind === 'evaluation')
const questions = segment?.kind === 'evaluation' ? segment.questions : []

const full: Answers = {
  useful: { kind: 'scale', value: 4 },
  best: { kind: 'choice', options: ['dialogue'] },
  more: { kind: 'text', text: 'Tack' },
}
const people: readonly Answers[] = [full, { useful: { kind: 'scale', value: 1 } }, {}, { more: { kind: 'text', text: '  ' } }, full]

test('below the minimum count nothing is summed up', () => {
  expect(summarise(questions, people.slice(0, 4), 5)).toBeNull()
})

test('at the minimum count there are counts only, and skipped questions count for nothing', () => {
  expect(summarise(questions, people, 5)).toEqual({
    count: 5,
    questions: [
      { id: 'useful', kind: 'scale', counts: [1, 0, 0, 2, 0], mean: 3 },
      { id: 'best', kind: 'choice', counts: { talks: 0, dialogue: 2 } },
      { id: 'more', kind: 'text', given: 2 },
    ],
  })
})

test('a question that nobody answered has no mean', () => {
  expect(summarise(questions, [{}, {}, {}], 3)?.questions[0]).toMatchObject({ counts: [0, 0, 0, 0, 0], mean: null })
})

test('answers of another kind than the question’s do not count', () => {
  const odd: Answers = { useful: { kind: 'text', text: '5' } }
  expect(summarise(questions, [odd, odd, odd], 3)?.questions[0]).toMatchObject({ mean: null })
})

test('a participant may answer any of the questions, each within its bounds, and nothing else', () => {
  const answers = answersFor(questions)
  const accepts = (value: unknown) => answers.safeParse(value).success
  expect(accepts(full)).toBe(true)
  expect(accepts({})).toBe(true)
  expect(accepts({ useful: { kind: 'scale', value: 6 } })).toBe(false)
  expect(accepts({ useful: { kind: 'text', text: 'x' } })).toBe(false)
  expect(accepts({ best: { kind: 'choice', options: ['talks', 'dialogue'] } }), 'one only').toBe(false)
  expect(accepts({ best: { kind: 'choice', options: ['lunch'] } })).toBe(false)
  expect(accepts({ more: { kind: 'text', text: 'x'.repeat(401) } })).toBe(false)
  expect(accepts({ name: { kind: 'text', text: 'Anna' } })).toBe(false)
})
