import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { Progress } from '../../components/progress.tsx'
import { useArrivalText } from '../../i18n/use-arrival-text.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import type { Arrival } from '../../stores/slices.ts'
import styles from './no-seminar.module.css'

/** The seminar on its way to this computer: how far, and how long still. */
export const Arriving = ({ now }: { readonly now: Arrival }) => {
  const texts = useTexts(deliveryTexts)
  const text = useArrivalText()
  return (
    <div className={styles.arriving}>
      <Progress share={now.total === 0 ? 0 : now.bytes / now.total} label={texts.onItsWay} />
      <p className={styles.figures} role="status">
        {text.howMuch(now)}
      </p>
    </div>
  )
}
