import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { spanOf } from '../../src-shared/seminar/span.ts'
import { instant } from '../../src-shared/time/time.ts'
import { calendarOf } from './calendar.ts'

const now = instant(Date.UTC(2022, 8, 1, 6, 30))
const manifestOf = (start: string, timeZone = 'Europe/Stockholm', version = 1): Manifest =>
  ({
    format: 1,
    id: 'demo',
    version,
    title: { sv: 'Prov' },
    languages: ['sv'],
    timeZone,
    start,
    people: {},
    programme: [{ kind: 'welcome', id: 'welcome', title: { sv: 'Välkomna' }, seconds: 8400 }],
    files: [],
  }) as unknown as Manifest
const entry = { summary: 'Prov; med, tecken\\', description: 'Höör\nKod', location: 'Höör', soon: 'Snart', id: '3' }

const calendar = (manifest: Manifest, change: Partial<typeof entry> = {}) =>
  calendarOf(manifest, { ...entry, ...change, span: spanOf(manifest) }, now)

const eventIn = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (zone !== null) ICAL.TimezoneService.register(zone)
  const component = calendar.getFirstSubcomponent('vevent')
  if (component === null) throw new Error('there is no event')
  const event = new ICAL.Event(component)
  const { startDate, endDate } = event
  const span = { start: startDate.toUnixTime() * 1000, end: endDate.toUnixTime() * 1000 }
  ICAL.TimezoneService.reset()
  return { component, event, startDate, ...span }
}

describe('the calendar file', () => {
  it('has the seminar at its instant, whatever the time zone and the season', () => {
    const zones = [
      'Europe/Stockholm',
      'Europe/Copenhagen',
      'America/New_York',
      'Asia/Tokyo',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'UTC',
      'America/Sao_Paulo',
    ]
    const days = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 10)}T13:30`)
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, (zone, start) => {
        const manifest = manifestOf(start, zone)
        const { start: begins, end } = eventIn(calendar(manifest))
        expect({ start: begins, end }).toEqual(spanOf(manifest))
      }),
      {
        numRuns: 200,
        examples: [
          ['Europe/Stockholm', '2026-03-29T13:30'],
          ['Europe/Stockholm', '2026-10-25T13:30'],
        ],
      },
    )
  })

  it('says the hour as it is at the place of the seminar, in its zone', () => {
    const { event, startDate } = eventIn(calendar(manifestOf('2022-10-20T13:30')))
    expect([startDate.toString(), startDate.zone?.tzid]).toEqual(['2022-10-20T13:30:00', 'Europe/Stockholm'])
    expect([event.summary, event.description, event.location]).toEqual([entry.summary, entry.description, entry.location])
  })

  it('rings half an hour before', () => {
    const alarm = eventIn(calendar(manifestOf('2022-10-20T13:30'))).component.getFirstSubcomponent('valarm')
    expect([alarm?.getFirstPropertyValue('trigger')?.toString(), alarm?.getFirstPropertyValue('action')]).toEqual(['-PT30M', 'DISPLAY'])
  })

  it('is the same event when the seminar moves, and a later one', () => {
    const [first, moved] = [manifestOf('2022-10-20T13:30'), manifestOf('2022-10-27T13:30', 'Europe/Stockholm', 2)].map(
      (manifest) => eventIn(calendar(manifest)).event,
    )
    expect(moved?.uid).toBe(first?.uid)
    expect([first?.sequence, moved?.sequence]).toEqual([1, 2])
    expect(eventIn(calendar(manifestOf('2022-10-20T13:30'), { id: '4' })).event.uid).not.toBe(first?.uid)
  })

  it('says in UTC when it was made, with lines that no program finds too long', () => {
    const text = calendar(manifestOf('2022-10-20T13:30'), { description: 'å'.repeat(300) })
    expect(text).toContain('\r\nDTSTAMP:20220901T063000Z\r\n')
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})
