import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { frameTexts } from '../../../src-shared/i18n/catalogues/frame.ts'
import { joinTexts } from '../../../src-shared/i18n/catalogues/join.ts'
import { programmeTexts } from '../../../src-shared/i18n/catalogues/programme.ts'
import { Button } from '../../components/button.tsx'
import { LockIcon } from '../../components/icons.tsx'
import { LanguagePicker } from '../../components/language-picker.tsx'
import { Stage } from '../../components/stage.tsx'
import { useTroubleText } from '../../components/trouble-line.tsx'
import { useArrivalText } from '../../i18n/use-arrival-text.ts'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { openOverlay } from '../../stores/overlay.ts'
import { useDelivery, useJoin, useTroubles } from '../../stores/slices.ts'
import { useSeminarName, useStandingText } from '../join/use-join-text.ts'
import { Arriving } from './arriving.tsx'
import styles from './no-seminar.module.css'

/** No seminar to show: it is on its way, or why there is none, in a sentence that somebody in the room can act on. */
export const NoSeminarScreen = () => {
  const texts = useTexts(programmeTexts)
  const frame = useTexts(frameTexts)
  const delivery = useTexts(deliveryTexts)
  const localized = useLocalized()
  const troubleText = useTroubleText()
  const join = useTexts(joinTexts)
  const standing = useStandingText()
  const nameOf = useSeminarName()
  const arrival = useArrivalText()
  const { joined } = useJoin()
  const { now, asks, failure } = useDelivery()
  const why = useTroubles().find(({ reason }) => reason.startsWith('pack-'))
  const broken = failure === null ? '' : arrival.brokenOff(failure.reason)
  const room = joined === null ? texts.noneKicker : `${joined.room}, ${join.groupNumber(joined.group).toLowerCase()}`
  const title = () => {
    if (now !== null) return localized(now.title)
    if (joined === null) return texts.noneTitle
    return nameOf(joined.seminar) ?? join.joinedKicker
  }
  const otherwise = () => {
    if (asks.length > 0) return delivery.asksStaff
    if (broken !== '') return broken
    if (joined !== null) return standing(joined.standing)
    return why === undefined ? texts.noneLead : troubleText(why)
  }
  return (
    <main className={styles.screen}>
      <Stage
        kicker={now === null || joined !== null ? room : delivery.onItsWay}
        title={title()}
        lead={now === null ? otherwise() : arrival.sentence(now)}
        actions={
          <>
            <Button look={now === null && joined === null ? 'primary' : 'plain'} onClick={() => openOverlay('join')}>
              {joined === null ? join.open : join.another}
            </Button>
            <LanguagePicker />
            <Button look="plain" onClick={() => openOverlay('staff')}>
              <LockIcon />
              {frame.staff}
            </Button>
          </>
        }
      >
        {now === null ? null : <Arriving now={now} />}
        {now === null && joined === null ? <p className={styles.haveOne}>{join.haveOne}</p> : null}
      </Stage>
    </main>
  )
}
