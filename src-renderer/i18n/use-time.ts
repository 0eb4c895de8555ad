import type { Instant } from '../../src-shared/time/time.ts'
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
