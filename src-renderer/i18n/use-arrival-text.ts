import { bytesText } from '../../src-shared/i18n/bytes-text.ts'
import { deliveryTexts } from '../../src-shared/i18n/catalogues/delivery.ts'
import type { DeliveryReason } from '../../src-shared/packs/reasons.ts'
import type { Arrival } from '../stores/slices.ts'
import { useLanguage, useTexts } from './use-texts.ts'
import { useClockText } from './use-time.ts'

/** Sentences on a seminar that is being fetched. */
export const useArrivalText = () => {
  const texts = useTexts(deliveryTexts)
  const language = useLanguage()
  const clock = useClockText()
  const left = (seconds: number) => (seconds >= 5400 ? texts.hoursLeft(Math.round(seconds / 3600)) : texts.minutesLeft(Math.ceil(seconds / 60)))
  return {
    /** 42 %, 1.3 of 3.1 GB here and checked, 2 MB a second, about 12 minutes left. */
    howMuch: (now: Arrival): string =>
      [
        new Intl.NumberFormat(language, { style: 'percent' }).format(now.total === 0 ? 0 : Math.floor((now.bytes / now.total) * 100) / 100),
        texts.ofBytes(bytesText(now.bytes, language), bytesText(now.total, language)),
        ...(now.rate === null ? [] : [texts.perSecond(bytesText(now.rate, language))]),
        ...(now.secondsLeft === null ? [] : [left(now.secondsLeft)]),
      ].join(' · '),
    /** What a group can know of a seminar that stopped coming; empty: it is for staff alone. */
    brokenOff: (reason: DeliveryReason): string => {
      if (reason === 'stick-gone') return texts.waitsForStick
      return reason === 'source-unreachable' || reason === 'source-stalled' || reason === 'proxy-unreachable' ? texts.waitsForNetwork : ''
    },
    /** What happens, and whether anybody has to do anything. */
    sentence: (now: Arrival): string => {
      switch (now.waitingFor) {
        case 'hours':
          return now.until === null ? texts.comesByItself : texts.waitsForHours(clock(now.until))
        case 'group':
          return texts.waitsForGroup
        case 'network':
          return texts.waitsForNetwork
        case 'disk':
          return texts.waitsForDisk
        case null:
          return now.stage === 'checking' ? texts.checking : texts.comesByItself
      }
    },
  }
}
