import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { giveIntent } from '../bridge/intents.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useButtons, useSettings } from '../stores/slices.ts'
import { Button } from './button.tsx'
import styles from './emulator.module.css'
import { BackIcon, OnIcon, PauseIcon } from './icons.tsx'

/** The button of the table, on the screen: for rooms without one or whose button is gone, and for training. */
export const Emulator = () => {
  const texts = useTexts(frameTexts)
  const { emulator } = useSettings()
  const { gone } = useButtons()
  if (!emulator && gone.length === 0) return null
  return (
    <aside className={styles.emulator} aria-label={texts.emulator}>
      <Button look="plain" round aria-label={texts.backButton} onClick={() => giveIntent('back')}>
        <BackIcon />
      </Button>
      <Button look="plain" round aria-label={texts.pauseButton} onClick={() => giveIntent('pause-or-resume')}>
        <PauseIcon />
      </Button>
      <Button look="primary" round aria-label={texts.onButton} onClick={() => giveIntent('next')}>
        <OnIcon />
      </Button>
    </aside>
  )
}
