import { describe, expect, it } from 'vitest'
import { minutes, zero } from '../time/time.ts'
import { clockTimeAt } from '../time/zone.ts'
import { exampleConference, exampleSeminar } from './example.ts'
import { impossibleTimes } from './remarks.ts'
import type { Manifest } from './schema.ts'
import { timetableOf } from './timetable.ts'

const tableOf = (manifest: Manifest) => {
  const table = timetableOf(manifest)
  if (!table.ok) throw new Error(table.failure.reason)
  return table.value
}
const linesOf = (manifest: Manifest) =>
  tableOf(manifest).rows.map(({ segment, from, to }) => `${clockTimeAt(from, manifest.timeZone)}–${clockTimeAt(to, manifest.timeZone)} ${segment.id}`)

describe('a timetable', () => {
  it('is the table of the format', () => {
    expect(linesOf(exampleSeminar())).toEqual([
      '13:30–13:32 welcome',
      '13:32–13:46 talk-1',
      '13:46–14:00 talk-2',
      '14:00–14:30 dialogue-1',
      '14:30–14:40 pause',
      '14:40–15:10 plenary',
      '15:10–15:40 dialogue-2',
      '15:40–15:45 closing',
      '15:45–15:50 evaluation',
    ])
    expect(tableOf(exampleSeminar()).rows.every(({ gap, late }) => gap === zero && late === zero)).toBe(true)
  })

  it('knows the gaps of a conference day, and what is too long', () => {
    const day = tableOf(exampleConference())
    expect(day.rows.filter(({ gap }) => gap > 0).map(({ segment, gap }) => [segment.id, gap / 60_000])).toEqual([
      ['research', 10],
      ['panel', 15],
      ['closing-session', 23],
    ])
    const tight = exampleSeminar({ fixedEnd: '15:45' })
    expect(tableOf(tight).late).toBe(minutes(5))
    const plenary = tight.programme[5]
    if (plenary !== undefined) plenary.fixedAt = '14:30'
    expect(tableOf(tight).rows[5]).toMatchObject({ late: minutes(10), gap: zero })
  })

  it('goes on after midnight', () => {
    expect(linesOf(exampleSeminar({ start: '2022-10-20T23:30', fixedEnd: undefined })).slice(3, 5)).toEqual([
      '00:00–00:30 dialogue-1',
      '00:30–00:40 pause',
    ])
  })

  it('names times that no group can keep, and nothing where each can', () => {
    expect(impossibleTimes(exampleSeminar())).toEqual([])
    const tight = exampleSeminar({ fixedEnd: '15:20' })
    expect(impossibleTimes(tight)).toEqual([
      {
        path: ['fixedEnd'],
        text: 'the programme is 9 min too long for its end, even when every item is as short as it may be; shorten an item or end later',
      },
    ])
    const plenary = tight.programme[5]
    if (plenary !== undefined) plenary.fixedAt = '14:10'
    expect(impossibleTimes(tight)[0]).toEqual({
      path: ['programme', 5, 'fixedAt'],
      text: 'the items before this one take 8 min too long for its time, even when each is as short as it may be; shorten one or begin this one later',
    })
  })
})
