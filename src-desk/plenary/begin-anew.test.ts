import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyEntry, entriesOf, initialDesk, type LogEntry } from '../../src-shared/plenary/log-entry.ts'
import { trial } from '../../src-shared/plenary/occasion.ts'
import { beginAnew } from './begin-anew.ts'
import { openData } from './open-data.ts'
import { openSqliteStore } from './store/sqlite-store.ts'
import { tellEarlier } from './tell-earlier.ts'
import { member } from './test-desk.ts'

let data: string
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'anew-')), 'data')
})
afterEach(() => rmSync(join(data, '..'), { recursive: true, force: true }))

const now = new Date('2022-10-20T08:15:30Z')
const bound: LogEntry = { about: 'access', event: { at: 2, type: 'device-bound', member: 'motala', serial: 'a1b2c3d4', device: 'x'.repeat(43) } }
const revoked: LogEntry = { about: 'access', event: { at: 3, type: 'pass-revoked', serial: 'a1b2c3d4' } }
const point = { item: 'm', room: 'motala', group: 0, kind: 'mainPoint', texts: ['Prov', 'Mer'] } as const
const tried = entriesOf(trial, [
  { at: 1, type: 'joined', member: member('motala') },
  { at: 4, type: 'contributed', contribution: { ...point, texts: [...point.texts] } },
  { at: 5, type: 'floor-given', room: 'motala' },
  { at: 6, type: 'floor-heard', room: 'motala' },
  { at: 7, type: 'floor-ended', room: 'motala' },
])
const kept = {
  id: 'p1',
  kind: 'mainPoints',
  seminar: 'demo',
  seminarVersion: 1,
  segment: 'learning',
  group: 0,
  complete: true,
  body: { texts: ['Prov'] },
  room: 'motala',
} as const

describe('beginning anew', () => {
  it('sets everything aside where nothing of it is lost, and keeps the doors as they were', async () => {
    const before = await openData({ data }, 'demo', 'make')
    await before.append({ entries: [...tried, bound, revoked], items: [kept] }, 0)
    await expect(beginAnew({ data }, 'demo', now)).rejects.toThrow(/in use/)
    expect(await before.items()).toHaveLength(1)
    await before.close()

    const aside = await beginAnew({ data }, 'demo', now)
    expect(aside).toBe(join(data, 'plenary-2022-10-20T081530.sqlite'))
    const after = await openData({ data }, 'demo', 'read')
    expect((await after.entriesAfter(0)).map(({ entry }) => entry)).toEqual([bound, revoked])
    expect(await after.items()).toEqual([])
    await after.close()
    const old = openSqliteStore(data, 'demo', 'plenary-2022-10-20T081530.sqlite')
    if (!old.ok) throw new Error(old.failure.cause)
    expect((await old.value.entriesAfter(0)).map(({ entry }) => entry)).toEqual([...tried, bound, revoked])
    expect(await old.value.items()).toEqual([kept])
    await old.value.close()
  })

  it('of nothing is a beginning like any other', async () => {
    expect(await beginAnew({ data }, 'demo', now)).toBeNull()
  })
})

describe('what a desk says at its start', () => {
  const state = tried.reduce(applyEntry, initialDesk)
  const found = { state, on: 'plenary', items: 1, seminarBegan: false }

  it('names what is left of a trial, and how to be rid of it', () => {
    expect(tellEarlier({ ...found, on: trial }, 'X')).toEqual([
      'It goes on where it was: 1 have been here, 2 points, 1 deliveries.',
      'The data holds 2 points, 1 turn with the floor, 1 delivery from before the seminar. They steer nothing and stand on no screen once it begins; deliveries stand in the results. Begin anew, and lose nothing, with: X',
    ])
    expect(tellEarlier({ ...found, seminarBegan: true }, 'X')[1]).toMatch(/^The data holds 2 points, 1 turn with the floor from before the seminar/)
  })

  it('is nothing where nothing was, and no warning where there is only the plenary itself or another of the day', () => {
    expect(tellEarlier({ state: initialDesk, on: 'plenary', items: 0, seminarBegan: true }, 'X')).toEqual([])
    const other = entriesOf('first', [{ at: 1, type: 'contributed', contribution: { ...point, texts: ['Tid'] } }]).reduce(applyEntry, initialDesk)
    for (const on of ['first', 'second']) expect(tellEarlier({ state: other, on, items: 1, seminarBegan: true }, 'X')).toHaveLength(1)
  })
})
