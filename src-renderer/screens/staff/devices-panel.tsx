import type { StaffSlice } from '../../../src-shared/contract/slices.ts'
import { staffTexts } from '../../../src-shared/i18n/catalogues/staff.ts'
import type { ClockHealth } from '../../../src-shared/time/clock.ts'
import { useLanguage, useTexts } from '../../i18n/use-texts.ts'
import { Panel } from './panel.tsx'
import { RoomSound } from './room-sound.tsx'
import styles from './staff.module.css'

type Open = Extract<StaffSlice, { state: 'open' }>

export const DevicesPanel = ({ staff }: { readonly staff: Open }) => {
  const texts = useTexts(staffTexts)
  const language = useLanguage()
  const shells = { electron: texts.shellElectron, chromium: texts.shellChromium, none: texts.shellNone }
  return (
    <div className={styles.side}>
      <Panel title={texts.kiosk}>
        <dl className={styles.facts}>
          <dt>{texts.version}</dt>
          <dd>{staff.version}</dd>
          <dt>{texts.shell}</dt>
          <dd>{shells[staff.shell]}</dd>
          <dt>{texts.displays}</dt>
          <dd>
            {staff.displays.length === 0 && texts.noDisplays}
            {staff.displays.map((display) => (
              <span key={display.label} className={styles.item}>
                {display.label || texts.unnamed}: {texts.display(display.width, display.height, display.scale.toLocaleString(language))}
                {display.primary && staff.displays.length > 1 ? `, ${texts.primary}` : ''}
              </span>
            ))}
          </dd>
          <dt>{texts.network}</dt>
          <dd>
            {staff.network.length === 0 && texts.noNetwork}
            {staff.network.map((network) => (
              <span key={`${network.name}${network.address}`} className={styles.item}>
                {network.name}: {network.address}
              </span>
            ))}
          </dd>
          <dt>{texts.clock}</dt>
          <dd>
            <Health clock={staff.clock} />
          </dd>
        </dl>
      </Panel>
      <RoomSound />
    </div>
  )
}

const Health = ({ clock }: { readonly clock: ClockHealth }) => {
  const texts = useTexts(staffTexts)
  const language = useLanguage()
  const sentences = { 'wall-clock-stepped': texts.clockStepped, 'server-disagrees': texts.clockServer, 'before-build': texts.clockBuild }
  return (
    <>
      {clock.verdict === 'good' && <span className={styles.item}>{texts.clockGood}</span>}
      {clock.reasons.map((reason) => (
        <strong key={reason} className={styles.item}>
          {sentences[reason]}
        </strong>
      ))}
      {clock.serverOffset !== undefined && (
        <span className={styles.item}>
          {texts.serverOffset((clock.serverOffset / 1000).toLocaleString(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }))}
        </span>
      )}
    </>
  )
}
