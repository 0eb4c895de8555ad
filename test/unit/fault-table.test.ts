import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rowsOf, writeTable } from '../sound/fault-table.ts'
import { seen } from '../sound/faults.ts'

const devices = readFileSync(join(import.meta.dirname, '../../docs/devices.md'), 'utf8')

describe('the table of faults in docs/devices.md', () => {
  it('has a measured row for each fault of the matrix, each that is tried once, and no other', () => {
    expect(rowsOf(devices).map(({ fault }) => fault)).toEqual(Object.keys(seen).toSorted((a, b) => a.localeCompare(b, 'en')))
    for (const { fault, time, runs } of rowsOf(devices)) {
      expect(time, fault).toMatch(/^\d+\.\d+ s(, at most \d+\.\d+ s)?$/)
      expect(Number(runs), fault).toBeGreaterThan(0)
    }
  })
  it('says what the room says', () => {
    expect(Object.fromEntries(rowsOf(devices).map(({ fault, sees }) => [fault, sees]))).toEqual(seen)
  })
  it('stays as it is where nothing is measured', () => {
    expect(writeTable(devices, seen, {})).toEqual({ page: devices, missing: [] })
  })
  it('takes what was measured, the middle and the most, and leaves the other rows and the page around it', () => {
    const fault = 'microphone unplugged'
    const { page } = writeTable(devices, seen, { [fault]: [900, 40, 300] })
    expect(rowsOf(page).find((row) => row.fault === fault)).toEqual({ fault, sees: seen[fault], time: '0.3 s, at most 0.9 s', runs: '3' })
    const others = (text: string) => text.split('\n').filter((line) => !line.startsWith(`| ${fault} |`))
    expect(others(page)).toEqual(others(devices))
  })
  it('misses a new fault until it was measured, and forgets one that is tried no more', () => {
    expect(writeTable(devices, { ...seen, 'loudspeaker on fire': '…' }, {}).missing).toEqual(['loudspeaker on fire'])
    const { 'volume low': _, ...fewer } = seen
    expect(rowsOf(writeTable(devices, fewer, {}).page)).toHaveLength(Object.keys(fewer).length)
  })
})
