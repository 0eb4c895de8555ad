import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { zoneComponent } from './zone-component.ts'

export type CalendarEntry = {
  /** Of whoever it is for; the same each time it is made. */
  readonly id: string
  readonly span: { readonly start: Instant; readonly end: Instant }
  readonly summary: string
  readonly description: string
  readonly location: string
  /** Said by the alarm. */
  readonly soon: string
}

const alarmBefore = 30 * 60

/**
 * The seminar, or its plenary, for somebody's calendar, in the seminar's own time zone, with an alarm. The same event each time it is
 * made, so that a later version of the seminar moves the entry instead of adding one.
 */
export const calendarOf = (manifest: Manifest, entry: CalendarEntry, now: Instant): string => {
  const { start, end } = entry.span
  const zoned = (at: Instant) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(manifest.timeZone)
  const calendar = ical({ prodId: '//Talkroom//desk//EN', method: ICalCalendarMethod.PUBLISH })
  calendar.createEvent({
    id: `${manifest.id}.${entry.id}@talkroom.invalid`,
    sequence: manifest.version,
    stamp: new Date(now),
    timezone: manifest.timeZone,
    start: zoned(start),
    end: zoned(end),
    summary: entry.summary,
    description: entry.description,
    location: entry.location,
    alarms: [{ type: ICalAlarmType.display, triggerBefore: alarmBefore, description: entry.soon }],
  })
  // Put in here, for the library itself would set properties behind it, and write the stamp in local time (RFC 5545, 3.6 and 3.8.7.2).
  return calendar.toString().replace('BEGIN:VEVENT', () => `${zoneComponent(zoned(start))}\r\nBEGIN:VEVENT`)
}
