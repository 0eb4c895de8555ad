import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { plenarySums } from '../src-shared/plenary/sums.ts'

it('the table of sums in docs/plenary.md is what the sums say', () => {
  const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'plenary.md'), 'utf8')
  const rows = [...page.matchAll(/^\| (\d+) \| (\d) \| (\d+) Mbit\/s \| ([\d.]+) Mbit\/s \| (\d+) % \+ (\d+) % \|$/gm)]
  expect(rows.length).toBeGreaterThanOrEqual(4)
  for (const [, rooms, stage, sent, toOneRoom, pairs, connections] of rows) {
    const sums = plenarySums({ rooms: Number(rooms), stage: Number(stage), picture: 600, sound: 34 })
    expect({ sent: Math.round(sums.sent), toOneRoom: Number(sums.toOneRoom.toFixed(1)), percent: Math.round(sums.cores * 100) }).toEqual({
      sent: Number(sent),
      toOneRoom: Number(toOneRoom),
      percent: Number(pairs) + Number(connections),
    })
  }
})
