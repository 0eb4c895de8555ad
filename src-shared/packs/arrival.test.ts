import { describe, expect, it } from 'vitest'
import { type Arrival, type ArrivalEvent, arrivalAfter, arrivalOf } from './arrival.ts'

const MB = 1_000_000
const begun = arrivalOf({ seminar: 'demo', title: { en: 'Trial' }, version: 1, total: 100 * MB, source: 'first' })
const afterEvents = (...events: readonly ArrivalEvent[]): Arrival => events.reduce(arrivalAfter, begun)
/** One megabyte each tenth of a second, `count` of them, from `at` on. */
const coming = (count: number, at: number, source = 'first'): ArrivalEvent[] =>
  Array.from({ length: count }, (_, index) => ({ type: 'received', bytes: MB, source, at: at + (index + 1) * 100 }))

describe('a pack on its way in', () => {
  it('is read first, then fetched, then made durable', () => {
    expect(begun.stage).toEqual({ name: 'reading' })
    expect(afterEvents({ type: 'read', bytes: 40 * MB, at: 0 })).toMatchObject({
      bytes: 40 * MB,
      stage: { name: 'fetching', rate: null, secondsLeft: null },
    })
    expect(afterEvents({ type: 'read', bytes: 0, at: 0 }, { type: 'arrived' })).toMatchObject({ bytes: 100 * MB, stage: { name: 'checking' } })
  })

  it('says how fast it comes and how long that still takes, and who gives it', () => {
    const now = afterEvents({ type: 'read', bytes: 20 * MB, at: 0 }, ...coming(30, 0, 'second'))
    expect(now).toMatchObject({ bytes: 50 * MB, source: 'second', stage: { name: 'fetching', rate: 10 * MB, secondsLeft: 5 } })
  })

  it('says a new rate twice a second and no more often, so that it can be read', () => {
    let now = afterEvents({ type: 'read', bytes: 0, at: 0 })
    const stages = new Set([now.stage])
    for (const event of coming(50, 0)) {
      now = arrivalAfter(now, event)
      stages.add(now.stage)
    }
    expect(stages.size).toBe(1 + 10)
  })

  it('does not count a wait as slowness', () => {
    const held = afterEvents({ type: 'read', bytes: 0, at: 0 }, ...coming(10, 0), { type: 'held', hold: { for: 'group' } })
    expect(held.stage).toEqual({ name: 'waiting', hold: { for: 'group' } })
    const released = [{ type: 'released', at: 3_600_000 } as const, ...coming(10, 3_600_000)].reduce<Arrival>(arrivalAfter, held)
    expect(released.stage).toMatchObject({ name: 'fetching', rate: 10 * MB, secondsLeft: 8 })
  })

  it('goes on after a wait for the network with the first bytes that come', () => {
    const held = afterEvents({ type: 'read', bytes: 0, at: 0 }, { type: 'held', hold: { for: 'network' } })
    expect(arrivalAfter(held, { type: 'received', bytes: MB, source: 'first', at: 9000 }).stage).toMatchObject({ name: 'fetching' })
  })
})
