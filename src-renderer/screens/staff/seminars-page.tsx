import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useDelivery } from '../../stores/slices.ts'
import { ArrivalPanel } from './arrival-panel.tsx'
import { DiskPanel } from './disk-panel.tsx'
import { Panel } from './panel.tsx'
import { PlenaryPanel } from './plenary-panel.tsx'
import { RoomPanel } from './room-panel.tsx'
import { SeminarRow } from './seminar-row.tsx'
import { SourcesPanel } from './sources-panel.tsx'
import styles from './staff.module.css'
import { TrustPanel } from './trust-panel.tsx'

/** What is stored, what is coming and from where, and who is believed. */
export const SeminarsPage = () => {
  const texts = useTexts(deliveryTexts)
  const { asks, seminars } = useDelivery()
  const [ask] = asks
  return (
    <div className={styles.seminars}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys */}
      <div className={styles.column} tabIndex={0}>
        {ask === undefined ? null : <TrustPanel key={ask.id} ask={ask} />}
        <RoomPanel />
        <PlenaryPanel />
        <Panel title={texts.seminars} grow>
          {seminars.length === 0 ? <p>{texts.none}</p> : null}
          <ul className={styles.list}>
            {seminars.map((seminar) => (
              <SeminarRow key={`${seminar.id} ${seminar.version}`} seminar={seminar} />
            ))}
          </ul>
        </Panel>
      </div>
      <div className={styles.column}>
        <ArrivalPanel />
        <SourcesPanel />
        <DiskPanel />
      </div>
    </div>
  )
}
