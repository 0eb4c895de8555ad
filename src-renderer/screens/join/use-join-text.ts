import type { JoinSlice } from '../../../src-shared/contract/join.ts'
import { joinTexts } from '../../../src-shared/i18n/catalogues/join.ts'
import type { JoinStanding } from '../../../src-shared/join/standing.ts'
import { duration } from '../../../src-shared/time/time.ts'
import { clockDigits } from '../../i18n/format.ts'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useClockText, useDayText } from '../../i18n/use-time.ts'
import { useNow } from '../../stores/now.ts'
import { useDelivery, useSeminar } from '../../stores/slices.ts'

/** How far this room has come with its invitation, in a sentence for the group. */
export const useStandingText = (): ((standing: JoinStanding) => string) => {
  const texts = useTexts(joinTexts)
  const day = useDayText()
  const clock = useClockText()
  return (standing) => {
    switch (standing.state) {
      case 'looking':
        return texts.looking
      case 'arriving':
        return texts.arriving
      case 'asks':
        return texts.asksStaff
      case 'missing':
        return texts.missing
      case 'other-sender':
        return texts.otherSender
      case 'here':
        return texts.here
      case 'ahead':
        return texts.ahead(`${day(standing.start)} ${clock(standing.start)}`)
      case 'over':
        return texts.over
      case 'fixed':
        return texts.fixed
    }
  }
}

/** The title of a seminar that this computer has heard of; null: it has not. */
export const useSeminarName = (): ((id: string) => string | null) => {
  const text = useLocalized()
  const { now, seminars, asks } = useDelivery()
  const shown = useSeminar()
  return (id) => {
    if (shown?.content.id === id) return text(shown.content.title)
    const heard = [...seminars.filter((one) => one.id === id), ...asks.filter((one) => one.seminar === id), ...(now?.seminar === id ? [now] : [])]
    return heard[0] === undefined ? null : text(heard[0].title)
  }
}

/** Why an invitation was not followed, and how long to wait where that is so; `waits` as long as it is. */
export const useAttemptText = (attempt: JoinSlice['attempt']): { readonly sentence: string; readonly waits: boolean } => {
  const texts = useTexts(joinTexts)
  const now = useNow()
  if (attempt.state !== 'failed') return { sentence: '', waits: false }
  const left = attempt.retryAt === null || attempt.retryAt <= now ? null : duration(attempt.retryAt - now)
  const why = texts[attempt.reason]
  return left === null ? { sentence: why, waits: false } : { sentence: `${why} ${texts.retryIn(clockDigits(left))}`, waits: true }
}
