import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { deliveryFailureTexts } from '../../../src-shared/i18n/catalogues/delivery-failures.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useClockText } from '../../i18n/use-time.ts'
import { type DeliverySource, useDelivery } from '../../stores/slices.ts'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'

/** Each place that may have a pack, and what it said last. */
export const SourcesPanel = () => {
  const texts = useTexts(deliveryTexts)
  const { sources } = useDelivery()
  return (
    <Panel title={texts.sources} grow>
      {sources.length === 0 ? <p>{texts.noSources}</p> : null}
      <ul className={styles.list}>
        {sources.map((source) => (
          <SourceRow key={`${source.kind} ${source.name}`} source={source} />
        ))}
      </ul>
      <div className={styles.row}>
        <Button size="note" onClick={() => void send('staff.fetchNow', {})}>
          {texts.fetchNow}
        </Button>
      </div>
    </Panel>
  )
}

const SourceRow = ({ source }: { readonly source: DeliverySource }) => {
  const texts = useTexts(deliveryTexts)
  const failures = useTexts(deliveryFailureTexts)
  const clock = useClockText()
  const kinds = { address: texts.kindAddress, folder: texts.kindFolder, stick: texts.kindStick }
  const at = source.at === null ? '' : clock(source.at)
  const states = { unknown: texts.unknown, asking: texts.asking, good: texts.good(at), failed: texts.failed(at) }
  const stick = source.kind !== 'stick' ? '' : source.needed ? texts.needed : texts.removable
  const why = source.reason === undefined ? '' : failures[source.reason]
  return (
    <li>
      <p className={styles.item}>
        {kinds[source.kind]}: {source.name}
      </p>
      <p className={source.state === 'failed' ? styles.grave : styles.soft}>
        {[states[source.state], why, stick].filter((part) => part !== '').join(' · ')}
      </p>
    </li>
  )
}
