import { Temporal } from 'temporal-polyfill'
import { type Instant, instant } from './time.ts'

/**
 * The instant of a local date and time (`YYYY-MM-DDTHH:MM`) in an IANA time zone; null where either is unknown.
 * A time that a daylight-saving night leaves out is moved on by the gap; one that comes twice is the first of the two.
 */
export const resolveLocal = (localDateTime: string, timeZone: string): Instant | null => {
  try {
    const local = Temporal.PlainDateTime.from(localDateTime, { overflow: 'reject' })
    return instant(local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds)
  } catch (cause) {
    // The library says with a RangeError that it knows no such zone or no such day; anything else is a bug.
    if (cause instanceof RangeError) return null
    throw cause
  }
}

/** The clock time `HH:MM` on the local day of `start`, or on the day after where that would lie before `start`. Null for an unknown zone. */
export const clockTimeOn = (start: Instant, clockTime: string, timeZone: string): Instant | null => {
  const day = localDay(start, timeZone)
  if (day === null) return null
  const sameDay = resolveLocal(`${day.toString()}T${clockTime}`, timeZone)
  return sameDay === null || sameDay >= start ? sameDay : resolveLocal(`${day.add({ days: 1 }).toString()}T${clockTime}`, timeZone)
}

const localDay = (at: Instant, timeZone: string): Temporal.PlainDate | null => {
  try {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
  } catch (cause) {
    if (cause instanceof RangeError) return null
    throw cause
  }
}

/** The clock time `HH:MM` of an instant in a zone that is known. */
export const clockTimeAt = (at: Instant, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
