import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { frameTexts } from '../../../src-shared/i18n/catalogues/frame.ts'
import { programmeTexts } from '../../../src-shared/i18n/catalogues/programme.ts'
import { Button } from '../../components/button.tsx'
import { LockIcon } from '../../components/icons.tsx'
import { LanguagePicker } from '../../components/language-picker.tsx'
import { Stage } from '../../components/stage.tsx'
import { useTroubleText } from '../../components/trouble-line.tsx'
import { useArrivalText } from '../../i18n/use-arrival-text.ts'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { openOverlay } from '../../stores/overlay.ts'
import { useDelivery, useTroubles } from '../../stores/slices.ts'
import { Arriving } from './arriving.tsx'
import styles from './no-seminar.module.css'

/** No seminar to show: it is on its way, or why there is none, in a sentence that somebody in the room can act on. */
export const NoSeminarScreen = () => {
  const texts = useTexts(programmeTexts)
  const frame = useTexts(frameTexts)
  const delivery = useTexts(deliveryTexts)
  const localized = useLocalized()
  const troubleText = useTroubleText()
  const arrival = useArrivalText()
  const { now, asks, failure } = useDelivery()
  const why = useTroubles().find(({ reason }) => reason.startsWith('pack-'))
  const broken = failure === null ? '' : arrival.brokenOff(failure.reason)
  const otherwise = asks.length > 0 ? delivery.asksStaff : broken !== '' ? broken : why === undefined ? texts.noneLead : troubleText(why)
  return (
    <main className={styles.screen}>
      <Stage
        kicker={now === null ? texts.noneKicker : delivery.onItsWay}
        title={now === null ? texts.noneTitle : localized(now.title)}
        lead={now === null ? otherwise : arrival.sentence(now)}
        actions={
          <>
            <LanguagePicker />
            <Button look="plain" onClick={() => openOverlay('staff')}>
              <LockIcon />
              {frame.staff}
            </Button>
          </>
        }
      >
        {now === null ? null : <Arriving now={now} />}
      </Stage>
    </main>
  )
}
