import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { useLanguage, useTexts } from '../../i18n/use-texts.ts'
import { useDelivery } from '../../stores/slices.ts'
import { bytesText } from './bytes-text.ts'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'

export const DiskPanel = () => {
  const texts = useTexts(deliveryTexts)
  const language = useLanguage()
  const { disk } = useDelivery()
  const short = disk.needed === null || disk.free === null ? 0 : disk.needed - disk.free
  return (
    <Panel title={texts.disk}>
      <p>
        {[
          ...(disk.free === null ? [] : [texts.diskFree(bytesText(disk.free, language))]),
          texts.diskBudget(bytesText(disk.budget, language)),
          ...(disk.needed === null || disk.needed === 0 ? [] : [texts.diskNeeded(bytesText(disk.needed, language))]),
        ].join(' · ')}
      </p>
      {short > 0 ? <p className={styles.grave}>{texts.diskShort(bytesText(short, language))}</p> : null}
    </Panel>
  )
}
