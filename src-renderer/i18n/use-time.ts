import { type Instant, instant } from '../../src-shared/time/time.ts'
import { useSeminar } from '../stores/slices.ts'
import { clockText, dayText } from './format.ts'
import { useLanguage } from './use-texts.ts'

/** Times of day stand in the seminar's time zone, whatever the room PC believes. */
const useTimeZone = (): string => useSeminar()?.content.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone

export const useClockText = (): ((at: Instant) => string) => {
  const language = useLanguage()
  const zone = useTimeZone()
  return (at) => clockText(at, language, zone)
}

export const useDayText = (): ((at: Instant) => string) => {
  const language = useLanguage()
  const zone = useTimeZone()
  return (at) => dayText(at, language, zone)
}

/** The day and the time at which the open seminar was planned to begin; in the pack they are local already. */
export const usePlannedStart = (): { readonly day: string; readonly time: string } => {
  const language = useLanguage()
  const start = useSeminar()?.content.start
  if (start === undefined) return { day: '', time: '' }
  const local = instant(Date.parse(`${start}Z`))
  return { day: dayText(local, language, 'UTC'), time: clockText(local, language, 'UTC') }
}
