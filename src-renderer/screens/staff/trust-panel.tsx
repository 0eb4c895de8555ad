import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import type { TrustAsk } from '../../stores/slices.ts'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'

/** A pack whose key this kiosk has never seen: a person compares the fingerprint and decides. */
export const TrustPanel = ({ ask }: { readonly ask: TrustAsk }) => {
  const texts = useTexts(deliveryTexts)
  const text = useLocalized()
  const answer = (accept: boolean) => void send('staff.trust', { id: ask.id, accept })
  return (
    <Panel title={texts.trustTitle}>
      <p>{texts.trustWhat(text(ask.title), ask.organiser ?? '')}</p>
      <p className={styles.soft}>{texts.from(ask.source)}</p>
      <p className={styles.fingerprint}>{ask.fingerprint}</p>
      <p>{texts.trustLead}</p>
      <div className={styles.row}>
        <Button size="note" onClick={() => answer(false)}>
          {texts.trustNo}
        </Button>
        <Button size="note" look="primary" onClick={() => answer(true)}>
          {texts.trustYes}
        </Button>
      </div>
    </Panel>
  )
}
