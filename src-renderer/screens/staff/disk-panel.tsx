import { bytesText } from '../../../src-shared/i18n/bytes-text.ts'
import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { useLanguage, useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useDayText } from '../../i18n/use-time.ts'
import { useDelivery } from '../../stores/slices.ts'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'

export const DiskPanel = () => {
  const texts = useTexts(deliveryTexts)
  const language = useLanguage()
  const { disk } = useDelivery()
  const text = useLocalized()
  const day = useDayText()
  return (
    <Panel title={texts.disk}>
      <p>
        {[
          ...(disk.free === null ? [] : [texts.diskFree(bytesText(disk.free, language))]),
          texts.diskBudget(bytesText(disk.budget, language)),
          ...(disk.needed === null || disk.needed === 0 ? [] : [texts.diskNeeded(bytesText(disk.needed, language))]),
        ].join(' · ')}
      </p>
      {disk.short.map(({ title, start, lacks }) => (
        <p key={`${text(title)} ${start}`} className={styles.grave}>
          {texts.diskShort(bytesText(lacks, language), text(title), day(start))}
        </p>
      ))}
    </Panel>
  )
}
