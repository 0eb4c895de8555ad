import { otherScreens } from '../../../src-shared/devices/choose-screen.ts'
import { nameOfScreen } from '../../../src-shared/devices/screens.ts'
import { checkTexts } from '../../../src-shared/i18n/catalogues/check.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useDevices } from '../../stores/slices.ts'
import styles from './staff.module.css'

/** Where there are several screens: which one is the room's, and what the others show. */
export const RoomScreens = () => {
  const texts = useTexts(checkTexts)
  const { screens, screen, others } = useDevices()
  if (screens.length < 2) return null
  return (
    <>
      <dt>{texts.screen}</dt>
      <dd>
        {screens.map((one) => {
          const used = screen?.screen.connector === one.connector
          const pinned = used && screen.why === 'pinned'
          const name = one.label === '' ? one.connector : `${nameOfScreen(one)} (${one.connector})`
          return (
            <span key={one.connector} className={styles.pin}>
              {used ? <strong>{name}</strong> : <span>{name}</span>}
              <Button
                look="plain"
                size="note"
                chosen={pinned}
                onClick={() => void send('devices.pinScreen', { connector: pinned ? null : one.connector })}
              >
                {pinned ? texts.pinned : texts.pin}
              </Button>
            </span>
          )
        })}
      </dd>
      <dt>{texts.others}</dt>
      <dd>
        {otherScreens.map((one) => (
          <Button key={one} look="plain" size="note" chosen={one === others} onClick={() => void send('devices.others', { others: one })}>
            {texts[`others_${one}`]}
          </Button>
        ))}
      </dd>
    </>
  )
}
