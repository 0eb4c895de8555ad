import { CsvError, parse } from 'csv-parse/sync'
import { separatorOf, textOf } from './list-text.ts'

export type Row = { readonly line: number; readonly cells: readonly string[] }

/** So many lines are read; more is some other file. */
const mostLines = 5000

/** The lines of a table as a spreadsheet wrote it, or the sentence that says why it is none. */
export const readTable = (bytes: Uint8Array): readonly Row[] | string => {
  const text = textOf(bytes)
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: separatorOf(text.replace(/^\uFEFF/, '')),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      to: mostLines,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    return parsed
      .map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.normalize('NFC')) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return `It cannot be read as a table: ${error.message}.`
  }
}

const address = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/u

export const isMailAddress = (text: string): boolean => address.test(text)

/** `a@x.org, b@x.org`, and `Anna Ek <a@x.org>` as mail programs write it. */
export const addressesIn = (text: string): readonly string[] => {
  const inBrackets = [...text.matchAll(/<([^<>]*)>/g)].map(([, inside = '']) => inside.trim())
  return [...new Set(inBrackets.length > 0 ? inBrackets : text.split(/[\s,;]+/))].filter((one) => one !== '')
}

/** What a line has in the columns that are known, and what is wrong with it, each with its line and column. */
export const cellsOf = <C extends string>({ line, cells }: Row, header: Row, named: readonly (C | null)[]) => {
  const problems: string[] = []
  return {
    problems,
    cell: (column: C): string => cells[named.indexOf(column)] ?? '',
    wrong: (column: C, why: string): void => {
      const place = named.indexOf(column)
      problems.push(`line ${line}, column ${place + 1} (${header.cells[place]}): ${why}`)
    },
  }
}
