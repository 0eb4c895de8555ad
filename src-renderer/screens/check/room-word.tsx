import { checkTexts } from '../../../src-shared/i18n/catalogues/check.ts'
import { deviceTexts, sayFinding } from '../../../src-shared/i18n/catalogues/devices.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { useLanguage, useTexts } from '../../i18n/use-texts.ts'
import { useDevices } from '../../stores/slices.ts'
import styles from './check.module.css'

/** Before the start: the one word for the room's devices, and the gravest sentence. Quiet while there is nothing to say. */
export const RoomWord = () => {
  const texts = useTexts(checkTexts)
  const words = useTexts(deviceTexts)
  const language = useLanguage()
  const { word, findings, speaker } = useDevices()
  const [first] = findings
  return (
    <div className={styles.word}>
      <p role="status" className={classes(styles.said, word === 'not-ready' && styles.grave)}>
        <strong>{`${texts.title}: ${words[word].toLowerCase()}.`}</strong>
        {first === undefined ? null : ` ${sayFinding(language, first)}`}
      </p>
      {speaker === null ? null : (
        <Button look="plain" size="note" onClick={() => void send('check.start', { kind: 'group' })}>
          {texts.start}
        </Button>
      )}
    </div>
  )
}
