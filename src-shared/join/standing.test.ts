import { describe, expect, it } from 'vitest'
import type { DeliverySlice } from '../contract/delivery.ts'
import { instant, minutes, plus } from '../time/time.ts'
import { standingOf } from './standing.ts'

const from = 'https://seminars.example.org/demo'
const fingerprint = '7K3P-9XQA-M2D4-0VTB'
const ticket = { seminar: 'demo', from, fingerprint }
const now = instant(Date.UTC(2022, 9, 20, 8))
const at = (hoursAhead: number) => plus(now, minutes(hoursAhead * 60))
const none: DeliverySlice = {
  now: null,
  failure: null,
  seminars: [],
  asks: [],
  sources: [],
  disk: { free: null, budget: 1, needed: null, short: [] },
}
const stored = (change: Partial<DeliverySlice['seminars'][number]> = {}): DeliverySlice => ({
  ...none,
  seminars: [
    {
      id: 'demo',
      version: 1,
      title: { sv: 'Prov' },
      start: at(3.5),
      end: at(6),
      bytes: 10,
      present: 10,
      state: 'complete',
      fingerprint,
      current: false,
      ...change,
    },
  ],
})
type Source = DeliverySlice['sources'][number]
const source = (state: Source['state'], reason?: Source['reason']): DeliverySlice => ({
  ...none,
  sources: [{ name: from, kind: 'address', state, at: null, needed: true, ...(reason === undefined ? {} : { reason }) }],
})
const asks = (of: string): DeliverySlice => ({
  ...source('good'),
  asks: [{ kind: 'trust', id: 'x', fingerprint: of, seminar: 'demo', title: { sv: 'Prov' }, organiser: null, source: from }],
})
const standing = (delivery: DeliverySlice, change: Partial<typeof ticket> | { from: null } = {}) =>
  standingOf({ ...ticket, ...change }, { delivery, fixed: null, now })

describe('how far a room has come', () => {
  it('follows the seminar from its source to the disk', () => {
    expect(standing(none)).toEqual({ state: 'looking' })
    expect(standing(source('asking'))).toEqual({ state: 'looking' })
    expect(standing(source('failed', 'source-unreachable'))).toEqual({ state: 'missing', reason: 'source-unreachable' })
    expect(standing(source('good'))).toEqual({ state: 'missing', reason: null })
    const arriving = {
      title: { sv: 'Prov' },
      version: 1,
      stage: 'fetching',
      bytes: 1,
      total: 2,
      rate: null,
      secondsLeft: null,
      source: from,
      waitingFor: null,
      until: null,
    } as const
    expect(standing({ ...source('good'), now: { ...arriving, seminar: 'demo' } })).toEqual({ state: 'arriving' })
    expect(standing({ ...source('asking'), now: { ...arriving, seminar: 'other' } })).toEqual({ state: 'looking' })
    expect(standing(stored())).toEqual({ state: 'here' })
    expect(standing(stored({ state: 'damaged' }))).toEqual({ state: 'here' })
    expect(standing({ ...stored({ state: 'partial' }), sources: source('failed', 'source-stalled').sources })).toEqual({
      state: 'missing',
      reason: 'source-stalled',
    })
  })

  it('says when the seminar is on another day, or over', () => {
    expect(standing(stored({ start: at(12), end: at(14) }))).toEqual({ state: 'here' })
    expect(standing(stored({ start: at(24), end: at(26) }))).toEqual({ state: 'ahead', start: at(24) })
    expect(standing(stored({ start: at(-1), end: at(1) }))).toEqual({ state: 'here' })
    expect(standing(stored({ start: at(-3), end: now }))).toEqual({ state: 'over' })
    expect(standing(stored({ start: at(-3), end: at(-1), state: 'partial' }))).toEqual({ state: 'over' })
  })

  it('compares the letters of an unknown sender with those of the invitation', () => {
    expect(standing(asks(fingerprint))).toEqual({ state: 'asks', sameLetters: true })
    expect(standing(asks('0000-0000-0000-0000'))).toEqual({ state: 'asks', sameLetters: false })
  })

  it('does not take a seminar for the one that was meant when another sender signed it', () => {
    expect(standing(stored({ fingerprint: '0000-0000-0000-0000' }))).toEqual({ state: 'other-sender' })
    expect(standing(stored({ fingerprint: '0000-0000-0000-0000', state: 'partial' }))).toEqual({ state: 'other-sender' })
  })

  it('looks everywhere for a seminar that comes by stick', () => {
    expect(standing(source('asking'), { from: null })).toEqual({ state: 'looking' })
    expect(standing(source('failed', 'source-unreachable'), { from: null })).toEqual({ state: 'missing', reason: null })
    expect(standing(stored(), { from: null })).toEqual({ state: 'here' })
  })

  it('knows the one seminar of a computer that has it by hand', () => {
    const by = (id: string, start = at(3)) =>
      standingOf(ticket, { delivery: none, fixed: { seminar: { id, start, end: plus(start, minutes(140)) } }, now })
    expect(by('demo')).toEqual({ state: 'here' })
    expect(by('demo', at(-30))).toEqual({ state: 'over' })
    expect(by('other')).toEqual({ state: 'fixed' })
    expect(standingOf(ticket, { delivery: none, fixed: { seminar: null }, now })).toEqual({ state: 'fixed' })
  })
})
