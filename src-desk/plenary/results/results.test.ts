import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers } from '../../../src-shared/evaluation/view.ts'
import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import { evaluationResult } from '../../../src-shared/report/evaluation-result.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { testManifest } from '../test-desk.ts'
import { printResults, resultFormats } from './print.ts'
import { resultsOf } from './rows.ts'

const minimum = 5
const evaluation: SegmentOf<'evaluation'> = {
  kind: 'evaluation',
  id: 'evaluation',
  title: { sv: 'Utvärdering' },
  seconds: 300,
  minimumCount: minimum,
  questions: [
    { kind: 'scale', id: 'useful', prompt: { sv: 'Nytta?' }, low: { sv: 'Liten' }, high: { sv: 'Stor' }, steps: 5 },
    {
      kind: 'choice',
      id: 'best',
      prompt: { sv: 'Bäst?' },
      several: true,
      options: ['talks', 'dialogue', 'plenary'].map((id) => ({ id, label: { sv: id } })),
    },
    { kind: 'text', id: 'more', prompt: { sv: 'Mer?' }, maxLength: 500 },
  ],
}
const seminar = { ...testManifest, programme: testManifest.programme.map((segment) => (segment.kind === 'evaluation' ? evaluation : segment)) }

const common = { seminar: 'demo', seminarVersion: 3, complete: true } as const
const points = (room: string, group: number, ...texts: string[]): KeptItem => ({
  ...common,
  id: `p-${room}-${group}`,
  kind: 'mainPoints',
  segment: 'learning',
  group,
  room,
  body: { texts },
})
const sheet = (body: Answers, index: number): KeptItem => ({
  ...common,
  id: `e${index}`,
  kind: 'evaluation',
  segment: 'evaluation',
  room: null,
  body,
})
const scale = (value: number) => ({ kind: 'scale', value }) as const
const choice = (...options: string[]) => ({ kind: 'choice', options }) as const
const text = (words: string) => ({ kind: 'text', text: words }) as const
const full = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    sheet({ useful: scale(4), best: choice('talks', 'plenary'), more: text('=HYPERLINK("http://evil")') }, index),
  )
const printed = (items: readonly KeptItem[]) => resultFormats.map((format) => printResults(resultsOf(items, seminar), 'demo', format))
const tableOf = (items: readonly KeptItem[]) =>
  parse(printResults(resultsOf(items, seminar), 'demo', 'csv'), { columns: true, bom: true }) as Record<string, string>[]

describe('the export', () => {
  it('as a table reads back as what was delivered, with what a group wrote over several lines, and counts groups from 1', () => {
    expect(tableOf([points('motala', 1, 'Tid, "mer" tid;\nockså åäö', 'Mod')])).toEqual(
      ['Tid, "mer" tid;\nockså åäö', 'Mod'].map((value) => ({
        kind: 'mainPoints',
        segment: 'learning',
        room: 'motala',
        group: '2',
        question: '',
        value,
        count: '',
        answered: '',
      })),
    )
  })

  it('has no cell that a spreadsheet takes for a formula', () => {
    const texts = tableOf(full(minimum)).filter(({ question }) => question === 'more')
    expect(texts).toHaveLength(minimum)
    for (const { value } of texts) expect(value).not.toMatch(/^[=+\-@]/)
  })

  it('says of each question how often each answer was given, and how many answered', () => {
    const values = (question: string) =>
      resultsOf(full(6), seminar)
        .rows.filter((row) => row.question === question)
        .map(({ value, count, answered }) => [value, count, answered])
    expect(values('useful')).toEqual([1, 2, 3, 4, 5].map((step) => [step, step === 4 ? 6 : 0, 6]))
    expect(values('best')).toEqual([
      ['talks', 6, 6],
      ['dialogue', 0, 6],
      ['plenary', 6, 6],
    ])
    expect(values('more')).toHaveLength(6)
  })

  it('leaves out an evaluation, and a single question, that fewer than the minimum count have answered, and says which', () => {
    expect(resultsOf([...full(minimum - 1), points('motala', 0, 'Tid')], seminar)).toMatchObject({
      rows: [{ kind: 'mainPoints' }],
      withheld: [{ segment: 'evaluation', question: null, minimumCount: minimum }],
    })
    const fewWrote = full(7).map((item, index) =>
      index < minimum - 1 || item.kind !== 'evaluation' ? item : { ...item, body: { useful: scale(2), best: choice('talks') } },
    )
    const { rows, withheld } = resultsOf(fewWrote, seminar)
    expect(withheld).toEqual([{ segment: 'evaluation', question: 'more', minimumCount: minimum }])
    expect(new Set(rows.map(({ question }) => question))).toEqual(new Set(['useful', 'best']))
  })

  it('is byte for byte the same whatever too few have answered', () => {
    expect(printed(full(minimum - 1))).toEqual(printed([sheet({ useful: scale(1) }, 0)]))
    const others = full(minimum).map((item) => ({ ...item, body: { useful: scale(3) } }) as KeptItem)
    const withText = (words: readonly string[]) =>
      others.map(
        (item, index) => ({ ...item, body: { useful: scale(3), ...(words[index] === undefined ? {} : { more: text(words[index]) }) } }) as KeptItem,
      )
    expect(printed(withText(['Anna sa nej']))).toEqual(printed(withText(['Ja', 'Ja', 'Nej', 'Kanske'])))
  })

  it('is byte for byte the same however answers are shared out among people, and in whichever order they came', () => {
    const answers = fc.record(
      {
        useful: fc.integer({ min: 1, max: 5 }).map(scale),
        best: fc.subarray(['talks', 'dialogue', 'plenary'], { minLength: 1 }),
        more: fc.stringMatching(/^[a-e]{1,3}$/),
      },
      { requiredKeys: [] },
    )
    const bodies = (drawn: readonly { useful?: Answers[string]; best?: string[]; more?: string }[], from: (index: number, place: number) => number) =>
      drawn.map((_, index): Answers => {
        const [useful, best, more] = [0, 1, 2].map((place) => drawn[from(index, place)])
        return {
          ...(useful?.useful === undefined ? {} : { useful: useful.useful }),
          ...(best?.best === undefined ? {} : { best: choice(...best.best) }),
          ...(more?.more === undefined ? {} : { more: text(more.more) }),
        }
      })
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 12 }), fc.nat(11), fc.nat(11), fc.nat(11), (drawn, ...turns) => {
        const own = bodies(drawn, (index) => index).map(sheet)
        const shared = bodies(drawn, (index, place) => (index + (turns[place] ?? 0)) % drawn.length).map(sheet)
        expect(printed(shared.toReversed())).toEqual(printed(own))
      }),
      { numRuns: 40 },
    )
  })

  it('holds of an evaluation what the report does', () => {
    const items = full(8)
    const report = evaluationResult(
      evaluation,
      items.map(({ body }) => body as Answers),
      'sv',
    )
    const { rows } = resultsOf(items, seminar)
    for (const [place, { id }] of evaluation.questions.entries()) {
      const question = report.shown?.questions[place]
      const own = rows.filter((row) => row.question === id)
      if (question?.kind === 'text') expect(own.map(({ value }) => value)).toEqual(question.texts)
      else expect(own.map(({ count }) => count)).toEqual(question?.kind === 'withheld' ? [] : question?.tally.counts)
    }
  })

  it('leaves out what this version of the seminar does not ask for, and says how much', () => {
    expect(resultsOf(full(6), { ...seminar, programme: [] })).toEqual({ rows: [], withheld: [], left: 6 })
    expect(resultsOf([...full(6), sheet({ gone: scale(1) }, 9)], seminar)).toMatchObject({ left: 1 })
  })

  it('as JSON has neither room, group nor id of who answered', () => {
    const { format, rows } = JSON.parse(printResults(resultsOf(full(minimum), seminar), 'demo', 'json')) as { format: number; rows: object[] }
    expect(format).toBe(2)
    expect(rows[3]).toEqual({ kind: 'evaluation', segment: 'evaluation', room: '', group: null, question: 'useful', value: 4, count: 5, answered: 5 })
    expect(JSON.stringify(rows)).not.toMatch(/"e\d"/)
  })
})
