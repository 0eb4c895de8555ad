import { stringify } from 'csv-stringify/sync'
import type { Results } from './rows.ts'

export const resultFormats = ['csv', 'json'] as const
export type ResultFormat = (typeof resultFormats)[number]

/** With a mark that tells Excel which letters these are, and no cell that a spreadsheet would take for a formula. */
const csv = ({ rows }: Results): string =>
  stringify([...rows], {
    header: true,
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    columns: ['kind', 'segment', 'room', 'group', 'question', 'value', 'count', 'answered'],
  })

export const printResults = (results: Results, seminar: string, format: ResultFormat): string => {
  switch (format) {
    case 'csv':
      return csv(results)
    case 'json':
      return `${JSON.stringify({ format: 2, seminar, rows: results.rows, withheld: results.withheld }, null, 2)}\n`
  }
}
