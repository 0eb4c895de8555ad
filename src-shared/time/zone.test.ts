import { expect, test } from 'vitest'
import { clockTimeOn, resolveLocal } from './zone.ts'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

test('a local time is resolved in its own zone, whatever the room PC believes', () => {
  expect(iso(resolveLocal('2022-10-20T13:30', 'Europe/Stockholm'))).toBe('2022-10-20T11:30:00.000Z')
  expect(iso(resolveLocal('2022-12-20T13:30', 'Europe/Copenhagen'))).toBe('2022-12-20T12:30:00.000Z')
  expect(iso(resolveLocal('2022-10-20T13:30', 'America/New_York'))).toBe('2022-10-20T17:30:00.000Z')
})

test('in the night that loses an hour, a time that does not exist is moved on by the hour', () => {
  expect(iso(resolveLocal('2026-03-29T01:59', 'Europe/Stockholm'))).toBe('2026-03-29T00:59:00.000Z')
  expect(iso(resolveLocal('2026-03-29T02:30', 'Europe/Stockholm'))).toBe('2026-03-29T01:30:00.000Z')
  expect(iso(resolveLocal('2026-03-29T03:30', 'Europe/Stockholm'))).toBe('2026-03-29T01:30:00.000Z')
})

test('in the night that has an hour twice, the first of the two is meant', () => {
  expect(iso(resolveLocal('2026-10-25T02:30', 'Europe/Stockholm'))).toBe('2026-10-25T00:30:00.000Z')
  expect(iso(resolveLocal('2026-10-25T03:00', 'Europe/Stockholm'))).toBe('2026-10-25T02:00:00.000Z')
})

test('an unknown zone or an impossible day is null', () => {
  expect(resolveLocal('2026-03-29T01:59', 'Europe/Stockhlm')).toBeNull()
  expect(resolveLocal('2026-02-30T10:00', 'Europe/Stockholm')).toBeNull()
  const start = resolveLocal('2022-10-20T13:30', 'Europe/Stockholm')
  expect(start === null ? 'no start' : clockTimeOn(start, '14:00', 'Mars/Phobos')).toBeNull()
})

test('a clock time is on the local day of the start, or on the next where it would lie before the start', () => {
  const start = resolveLocal('2026-03-28T23:30', 'Europe/Stockholm')
  if (start === null) throw new Error('a known time')
  expect(iso(clockTimeOn(start, '23:30', 'Europe/Stockholm'))).toBe('2026-03-28T22:30:00.000Z')
  expect(iso(clockTimeOn(start, '23:45', 'Europe/Stockholm'))).toBe('2026-03-28T22:45:00.000Z')
  // Over the night that loses an hour.
  expect(iso(clockTimeOn(start, '03:00', 'Europe/Stockholm'))).toBe('2026-03-29T01:00:00.000Z')
})
