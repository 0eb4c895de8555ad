import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { deliveryFailureTexts } from '../../../src-shared/i18n/catalogues/delivery-failures.ts'
import { Progress } from '../../components/progress.tsx'
import { useArrivalText } from '../../i18n/use-arrival-text.ts'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useClockText } from '../../i18n/use-time.ts'
import { useDelivery } from '../../stores/slices.ts'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'

/** What is being fetched now: how far, how fast, from where; or why the last seminar did not come. */
export const ArrivalPanel = () => {
  const texts = useTexts(deliveryTexts)
  const text = useLocalized()
  const arrival = useArrivalText()
  const failures = useTexts(deliveryFailureTexts)
  const clock = useClockText()
  const { now, failure } = useDelivery()
  return (
    <Panel title={texts.now}>
      {now === null ? (
        <p>{texts.nothingNow}</p>
      ) : (
        <>
          <p>
            {text(now.title)}, {texts.version(now.version)}
          </p>
          <Progress share={now.total === 0 ? 0 : now.bytes / now.total} label={texts.now} />
          <p>{arrival.howMuch(now)}</p>
          {now.waitingFor === null && now.stage !== 'checking' ? null : <p>{arrival.sentence(now)}</p>}
          <p className={styles.soft}>{texts.from(now.source)}</p>
        </>
      )}
      {failure === null ? null : (
        <p className={styles.grave}>
          {texts.brokenOff(text(failure.title), clock(failure.at))} {failures[failure.reason]}
        </p>
      )}
    </Panel>
  )
}
