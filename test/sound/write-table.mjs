import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inRepository } from '../../build/setup/paths.mjs'
import { writeTable } from './fault-table.ts'
import { seen } from './faults.ts'

/** Writes what the tests measured (`out/device-faults.json`) into the table of `docs/devices.md`; what was not measured keeps its row. */
const path = inRepository('docs', 'devices.md')
const report = inRepository('out', 'device-faults.json')
if (!existsSync(report)) {
  console.error(`Nothing was measured: ${report} is not there. Run “npm test -- devices displays” first.`)
  process.exit(1)
}
const measured = JSON.parse(readFileSync(report, 'utf8'))
const { page, missing } = writeTable(readFileSync(path, 'utf8'), seen, measured)
writeFileSync(path, page)
console.log(`${Object.keys(measured).length} of ${Object.keys(seen).length} faults were measured; their rows are in ${path}.`)
for (const fault of missing) console.error(`“${fault}” has no row: no test has measured it yet.`)
process.exit(missing.length === 0 ? 0 : 1)
