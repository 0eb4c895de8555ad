import { checkTexts } from '../../../../src-shared/i18n/catalogues/check.ts'
import { send } from '../../../bridge/send.ts'
import { Button } from '../../../components/button.tsx'
import { Stage } from '../../../components/stage.tsx'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useDevices } from '../../../stores/slices.ts'
import styles from '../check.module.css'

const waves = [14, 26, 38]

/** While the short sound is played and listened to. */
export const SoundStep = () => {
  const texts = useTexts(checkTexts)
  const { speaker } = useDevices()
  return (
    <Stage
      kicker={speaker?.device.label ?? texts.title}
      title={texts.listen}
      lead={`${texts.listenLead}\n${texts.corners}`}
      actions={
        <Button look="plain" onClick={() => void send('check.close', {})}>
          {texts.skip}
        </Button>
      }
      aside={
        <svg className={styles.waves} viewBox="0 0 100 100" aria-hidden="true">
          <circle cx="50" cy="50" r="5" />
          {waves.map((radius) => (
            <circle key={radius} className={styles.wave} cx="50" cy="50" r={radius} />
          ))}
        </svg>
      }
    />
  )
}
