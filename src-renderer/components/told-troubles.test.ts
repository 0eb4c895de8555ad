import { describe, expect, it } from 'vitest'
import type { Trouble } from '../../src-shared/contract/slices.ts'
import type { ScheduleRow } from '../../src-shared/programme/view.ts'
import { gravestOf, toldTroubles } from './told-troubles.ts'

const about = (reason: Trouble['reason'], segment?: string, severity: Trouble['severity'] = 'trouble'): Trouble => ({
  id: `${reason} ${segment}`,
  reason,
  severity,
  ...(segment === undefined ? {} : { segment }),
})
const rows = (first: ScheduleRow['state'], second: ScheduleRow['state']) => [
  { id: 'talk-1', state: first },
  { id: 'talk-2', state: second },
]
const reasons = (troubles: readonly Trouble[]) => troubles.map(({ reason }) => reason)

describe('what is wrong with an item', () => {
  const missing = about('talk-missing', 'talk-1')
  it('is said until the item comes, and not when it is behind', () => {
    expect(toldTroubles([missing], rows('coming', 'coming'))).toEqual([missing])
    expect(toldTroubles([missing], rows('current', 'coming'))).toEqual([])
    expect(toldTroubles([missing], rows('skipped', 'current'))).toEqual([])
    expect(toldTroubles([missing], rows('done', 'current'))).toEqual([])
  })
  it('is said while it is on where its own screen says nothing of it', () => {
    const stalled = about('talk-stalled', 'talk-1', 'remark')
    expect(toldTroubles([stalled], rows('current', 'coming'))).toEqual([stalled])
  })
})

describe('what is wrong with the computer', () => {
  it('is said whatever is on', () => {
    expect(reasons(toldTroubles([about('disk-full')], rows('done', 'current')))).toEqual(['disk-full'])
  })
  it('goes before a remark, and the newest before an older one', () => {
    const all = [about('disk-full'), about('journal-not-writable'), about('came-back', undefined, 'remark')]
    expect(gravestOf(all)?.reason).toBe('journal-not-writable')
    expect(gravestOf(all.slice(2))?.reason).toBe('came-back')
    expect(gravestOf([])).toBeUndefined()
  })
})
