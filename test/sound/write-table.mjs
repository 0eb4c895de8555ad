import { readFileSync, writeFileSync } from 'node:fs'
import { inRepository } from '../../build/setup/paths.mjs'

/** Writes what the tests measured (`out/devices.json`) into the table of `docs/devices.md`. */
const page = inRepository('docs', 'devices.md')
const tried = Object.values(JSON.parse(readFileSync(inRepository('out', 'devices.json'), 'utf8')))

const row = ({ fault, sees, milliseconds }) => {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const seconds = (value) => `${(value / 1000).toFixed(value < 100 ? 2 : 1)} s`
  const [median, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
  return `| ${fault} | ${sees} | ${sorted.length === 1 ? seconds(median) : `${seconds(median)}, at most ${seconds(most)}`} | ${sorted.length} |`
}

const rows = tried.toSorted((a, b) => a.fault.localeCompare(b.fault)).map(row)
const table = ['| fault | what the room sees | time | runs |', '|---|---|---|---|', ...rows].join('\n')
writeFileSync(page, readFileSync(page, 'utf8').replace(/<!-- table -->.*<!-- \/table -->/s, `<!-- table -->\n${table}\n<!-- /table -->`))
console.log(`${rows.length} rows written to ${page}`)
