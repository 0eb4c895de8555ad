import type { Temporal } from 'temporal-polyfill'

const stamp = (at: Temporal.ZonedDateTime, offset: string): string => {
  const local = at.withTimeZone(offset).toPlainDateTime()
  return local.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
}
const offsetText = (offset: string): string => offset.replace(':', '')

/** The rule that is in force from a change on. */
const observance = (change: Temporal.ZonedDateTime): string => {
  const before = change.subtract({ nanoseconds: 1 })
  const kind = change.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${kind}`,
    `DTSTART:${stamp(change, before.offset)}`,
    `TZOFFSETFROM:${offsetText(before.offset)}`,
    `TZOFFSETTO:${offsetText(change.offset)}`,
    `END:${kind}`,
  ].join('\r\n')
}

const always = ({ offset }: Temporal.ZonedDateTime): string =>
  ['BEGIN:STANDARD', 'DTSTART:19700101T000000', `TZOFFSETFROM:${offsetText(offset)}`, `TZOFFSETTO:${offsetText(offset)}`, 'END:STANDARD'].join('\r\n')

/** A time zone as calendars carry it (RFC 5545, 3.6.5): how it is around one instant, which is all that one event needs. */
export const zoneComponent = (around: Temporal.ZonedDateTime): string => {
  const changes = [around.getTimeZoneTransition('previous'), around.getTimeZoneTransition('next')].filter((change) => change !== null)
  const rules = around.getTimeZoneTransition('previous') === null ? [always(around), ...changes.map(observance)] : changes.map(observance)
  return ['BEGIN:VTIMEZONE', `TZID:${around.timeZoneId}`, ...rules, 'END:VTIMEZONE'].join('\r\n')
}
