/** How long it took until the room saw each fault, in milliseconds, once for each time it was tried. */
export type Measured = Readonly<Record<string, readonly number[]>>

type Row = { readonly fault: string; readonly sees: string; readonly time: string; readonly runs: string }

const block = /<!-- table -->(.*)<!-- \/table -->/s

const seconds = (value: number): string => `${(value / 1000).toFixed(value < 100 ? 2 : 1)} s`

const timeOf = (took: readonly number[]): Pick<Row, 'time' | 'runs'> => {
  const sorted = took.toSorted((a, b) => a - b)
  const [middle = 0, most = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
  return { time: sorted.length === 1 ? seconds(middle) : `${seconds(middle)}, at most ${seconds(most)}`, runs: String(sorted.length) }
}

/** The rows that stand in a page. */
export const rowsOf = (page: string): readonly Row[] =>
  (block.exec(page)?.[1] ?? '').split('\n').flatMap((line) => {
    const [, fault, sees, time, runs] = line.split('|').map((cell) => cell.trim())
    if (fault === undefined || sees === undefined || time === undefined || runs === undefined || !/^\d+$/.test(runs)) return []
    return [{ fault, sees, time, runs }]
  })

export type Written = { readonly page: string; readonly missing: readonly string[] }

/**
 * A page with its table written anew: a row for each fault, with what was measured now, and where that is nothing what stood
 * there before. `missing`: faults that were never measured, and have no row.
 */
export const writeTable = (page: string, seen: Readonly<Record<string, string>>, measured: Measured): Written => {
  const before = new Map(rowsOf(page).map((row) => [row.fault, row]))
  const rows = Object.entries(seen).flatMap(([fault, sees]): readonly Row[] => {
    const took = measured[fault] ?? []
    const known = took.length > 0 ? timeOf(took) : before.get(fault)
    return known === undefined ? [] : [{ fault, sees, time: known.time, runs: known.runs }]
  })
  const lines = rows
    .toSorted((a, b) => a.fault.localeCompare(b.fault, 'en'))
    .map(({ fault, sees, time, runs }) => `| ${fault} | ${sees} | ${time} | ${runs} |`)
  const table = ['<!-- table -->', '| fault | what the room sees | time | runs |', '|---|---|---|---|', ...lines, '<!-- /table -->'].join('\n')
  return { page: page.replace(block, () => table), missing: Object.keys(seen).filter((fault) => !rows.some((row) => row.fault === fault)) }
}
