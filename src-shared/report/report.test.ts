import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers } from '../evaluation/view.ts'
import { exampleSeminar } from '../seminar/example.ts'
import type { Manifest } from '../seminar/schema.ts'
import { type ReportItem, reportOf } from './report-of.ts'
import { meanOf, sumOf } from './tally.ts'

const minimum = 5
const seminar = (id: string, start = '2022-10-20T13:30'): Manifest => exampleSeminar({ id, title: { sv: id.toUpperCase() }, start })
const sheet = (of: string, body: Answers, index: number): ReportItem => ({
  id: `e${index}`,
  kind: 'evaluation',
  seminar: of,
  seminarVersion: 1,
  segment: 'evaluation',
  complete: true,
  body,
  room: null,
})
const points = (room: string, group: number, ...texts: string[]): ReportItem => ({
  ...sheet('a', {}, 0),
  id: `${room}-${group}`,
  kind: 'mainPoints',
  segment: 'dialogue-1',
  group,
  room,
  body: { texts },
})
const results = (id: string, sheets: readonly Answers[], more: readonly ReportItem[] = []) => ({
  manifest: seminar(id),
  items: [...sheets.map((body, index) => sheet(id, body, index)), ...more],
  rooms: [{ groups: 2 }, { groups: 1 }],
})
const report = (...all: ReturnType<typeof results>[]) => reportOf(all, 'sv')

const anyAnswers: fc.Arbitrary<Answers> = fc
  .record({
    useful: fc.option(fc.record({ kind: fc.constant('scale' as const), value: fc.integer({ min: 1, max: 5 }) })),
    best: fc.option(fc.record({ kind: fc.constant('choice' as const), options: fc.constantFrom(['talks'], ['dialogue']) })),
    more: fc.option(fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom('Tack', 'Mer tid', '  ', 'Åter') })),
  })
  .map((answers) => Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null)) as Answers)
const few = fc.array(anyAnswers, { maxLength: minimum - 1 })
const many = fc.array(anyAnswers, { minLength: minimum, maxLength: 12 })

describe('a report', () => {
  it('is the same whatever fewer than the minimum count answered, also beside other seminars', () => {
    fc.assert(
      fc.property(few, few, many, many, (hidden, otherwise, shown, alsoShown) => {
        const made = (sheets: readonly Answers[]) => report(results('a', shown), results('b', sheets), results('c', alsoShown))
        expect(made(hidden)).toEqual(made(otherwise))
      }),
    )
  })

  it('is the same whatever fewer than the minimum count answered to one question of many', () => {
    fc.assert(
      fc.property(
        many,
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: minimum - 1 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: minimum - 1 }),
        (sheets, first, second) => {
          const made = (values: readonly number[]) =>
            report(
              results(
                'a',
                sheets.map(({ useful: _, ...others }, index) => {
                  const value = values[index]
                  return value === undefined ? others : { ...others, useful: { kind: 'scale', value } }
                }),
              ),
              results('b', sheets),
            )
          expect(made(first)).toEqual(made(second))
        },
      ),
    )
  })

  it('says the same in whatever order the sheets came', () => {
    fc.assert(
      fc.property(many, (sheets) => {
        expect(report(results('a', sheets))).toEqual(report(results('a', sheets.toReversed())))
      }),
    )
  })

  it('sums up in a comparison just what its rows show', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(few, many), { minLength: 2, maxLength: 4 }), (all) => {
        for (const { rows, total } of report(...all.map((sheets, index) => results(`s${index}`, sheets))).comparisons) {
          expect(rows.length).toBeGreaterThan(1)
          for (const { tally } of rows) expect(tally.answered).toBeGreaterThanOrEqual(minimum)
          expect(total).toEqual(sumOf(rows.map(({ tally }) => tally)))
        }
      }),
    )
  })

  it('counts what was answered, and says nothing of a question that was skipped too often', () => {
    const sheets: Answers[] = [1, 4, 4, 5, 5].map((value) => ({ useful: { kind: 'scale', value }, best: { kind: 'choice', options: ['dialogue'] } }))
    const [first] = report(results('a', sheets)).seminars
    expect(first?.evaluations[0]?.shown?.questions).toEqual([
      { kind: 'scale', prompt: 'Hur användbart?', low: 'Inte alls', high: 'Mycket', tally: { answered: 5, counts: [1, 0, 0, 2, 2] } },
      { kind: 'choice', prompt: 'Bäst?', labels: ['Presentationerna', 'Samtalet'], several: false, tally: { answered: 5, counts: [0, 5] } },
      { kind: 'withheld', prompt: 'Något mer?' },
    ])
    expect(meanOf({ answered: 5, counts: [1, 0, 0, 2, 2] })).toBe(3.8)
    expect(first).toMatchObject({ rooms: 2, groups: 3 })
  })

  it('compares questions that people read in the same words, and no others', () => {
    const sheets: Answers[] = Array.from({ length: 5 }, () => ({ useful: { kind: 'scale', value: 3 }, best: { kind: 'choice', options: ['talks'] } }))
    const other = results('b', sheets)
    const evaluation = other.manifest.programme.find(({ kind }) => kind === 'evaluation')
    if (evaluation?.kind !== 'evaluation') throw new Error('the example has an evaluation')
    const [scale, choice, ...rest] = evaluation.questions
    if (scale?.kind !== 'scale' || choice === undefined) throw new Error('which begins with a scale')
    const reworded = { ...evaluation, questions: [{ ...scale, prompt: { sv: 'Hur roligt?' } }, { ...choice, prompt: { sv: '  bäst? ' } }, ...rest] }
    const programme = other.manifest.programme.map((segment) => (segment === evaluation ? reworded : segment))
    const { comparisons } = report(results('a', sheets), { ...other, manifest: { ...other.manifest, programme } })
    expect(comparisons.map(({ question }) => question.prompt)).toEqual(['Bäst?'])
  })

  it('brings what each group wrote, one beside the other, and not whose it is', () => {
    const [first] = report(results('a', [], [points('ystad', 0, 'Tid'), points('motala', 1, 'Mod', ' '), points('lund', 0, '  ')])).seminars
    expect(first?.collected).toEqual([{ title: 'Gruppsamtal 1', kind: 'mainPoints', groups: [['Mod'], ['Tid']] }])
  })

  it('has the seminars in the order of their days', () => {
    const at = (id: string, start: string) => ({ ...results(id, []), manifest: seminar(id, start) })
    expect(reportOf([at('b', '2023-01-10T13:30'), at('a', '2022-10-20T13:30')], 'sv').seminars.map(({ id }) => id)).toEqual(['a', 'b'])
  })
})
