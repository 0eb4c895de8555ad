import type { Language } from '../../src-shared/i18n/language.ts'
import type { Duration, Instant } from '../../src-shared/time/time.ts'

const locales = { sv: 'sv-SE', da: 'da-DK', en: 'en-GB' } as const

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locales[language], { ...options, timeZone })
  formats.set(key, made)
  return made
}

/** A time of day as the language writes it, in the seminar's time zone: 14.30 in Swedish and Danish, 14:30 in English. */
export const clockText = (at: Instant, language: Language, timeZone: string): string => {
  const parts = formatOf(language, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at)
  const part = (type: 'hour' | 'minute') => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('hour')}${language === 'en' ? ':' : '.'}${part('minute')}`
}

/** A day as the language writes it, without the year: torsdag 20 oktober. */
export const dayText = (at: Instant, language: Language, timeZone: string): string =>
  formatOf(language, timeZone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at)

/** `ceil` counts down (0:00 only when it is over), `floor` counts up. */
export const clockDigits = (length: Duration, rounding: 'ceil' | 'floor' = 'ceil'): string => {
  const total = Math.max(0, Math[rounding](length / 1000))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const rest = String(total % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** What a countdown shows: 4:05 while there is time, +0:12 in overtime. */
export const countdownDigits = (left: Duration): string => (left > -1000 ? clockDigits(left) : `+${clockDigits(-left as Duration, 'floor')}`)

/** Whole minutes, at least one. */
export const wholeMinutes = (length: Duration): number => Math.max(1, Math.round(Math.abs(length) / 60_000))
