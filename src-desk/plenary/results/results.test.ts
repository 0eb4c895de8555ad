import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import { testManifest } from '../test-desk.ts'
import { printResults } from './print.ts'
import { resultsOf } from './rows.ts'

const common = { seminar: 'demo', seminarVersion: 3, complete: true } as const
const points = (room: string, ...texts: string[]): KeptItem => ({
  ...common,
  id: `p-${room}`,
  kind: 'mainPoints',
  segment: 'learning',
  group: 1,
  room,
  body: { texts },
})
const sheet = (id: string): KeptItem => ({
  ...common,
  id,
  kind: 'evaluation',
  segment: 'evaluation',
  group: 0,
  room: null,
  body: { useful: { kind: 'scale', value: 4 }, more: { kind: 'text', text: '=HYPERLINK("http://evil")' } },
})
const sheets = (count: number) => Array.from({ length: count }, (_, index) => sheet(`e${index}`))
const print = (items: readonly KeptItem[], format: 'csv' | 'json') => printResults(resultsOf(items, testManifest), 'demo', format)

describe('the export', () => {
  it('as a table reads back as what was delivered, with what a group wrote over several lines', () => {
    const rows: unknown = parse(print([points('motala', 'Tid, "mer" tid;\nockså åäö')], 'csv'), { columns: true, bom: true })
    expect(rows).toEqual([
      { kind: 'mainPoints', segment: 'learning', room: 'motala', group: '1', item: 'p-motala', question: '', value: 'Tid, "mer" tid;\nockså åäö' },
    ])
  })

  it('has no cell that a spreadsheet takes for a formula', () => {
    const rows = parse(print(sheets(5), 'csv'), { columns: true, bom: true }) as { value: string }[]
    expect(rows).toHaveLength(10)
    for (const { value } of rows) expect(value).not.toMatch(/^[=+\-@]/)
  })

  it('leaves out an evaluation that fewer than the minimum count have answered, and says so', () => {
    expect(resultsOf([...sheets(4), points('motala', 'Tid')], testManifest)).toMatchObject({
      rows: [{ kind: 'mainPoints' }],
      withheld: [{ segment: 'evaluation', answered: 4, minimumCount: 5 }],
    })
    expect(resultsOf(sheets(5), testManifest)).toMatchObject({ rows: { length: 10 }, withheld: [] })
    // Nor does a later version of the seminar, without that evaluation, bring out what four have answered.
    expect(resultsOf(sheets(4), { programme: [] })).toMatchObject({ rows: [], withheld: [{ answered: 4 }] })
    expect(resultsOf(sheets(5), { programme: [] })).toMatchObject({ rows: { length: 10 } })
  })

  it('as JSON says neither room nor group of who answered', () => {
    const { rows } = JSON.parse(print(sheets(5), 'json')) as { rows: object[] }
    expect(rows[0]).toEqual({ kind: 'evaluation', segment: 'evaluation', room: '', group: null, item: 'e0', question: 'useful', value: 4 })
  })
})
