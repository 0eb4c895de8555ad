import { frameTexts } from '../../../src-shared/i18n/catalogues/frame.ts'
import { programmeTexts } from '../../../src-shared/i18n/catalogues/programme.ts'
import { Button } from '../../components/button.tsx'
import { LockIcon } from '../../components/icons.tsx'
import { LanguagePicker } from '../../components/language-picker.tsx'
import { Stage } from '../../components/stage.tsx'
import { useTroubleText } from '../../components/trouble-line.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { openOverlay } from '../../stores/overlay.ts'
import { useTroubles } from '../../stores/slices.ts'
import styles from './no-seminar.module.css'

/** No pack could be opened: why, in a sentence that somebody in the room can act on. */
export const NoSeminarScreen = () => {
  const texts = useTexts(programmeTexts)
  const frame = useTexts(frameTexts)
  const text = useTroubleText()
  const why = useTroubles().find(({ reason }) => reason.startsWith('pack-'))
  return (
    <main className={styles.screen}>
      <Stage
        kicker={texts.noneKicker}
        title={texts.noneTitle}
        lead={why === undefined ? texts.noneLead : text(why)}
        actions={
          <>
            <LanguagePicker />
            <Button look="plain" onClick={() => openOverlay('staff')}>
              <LockIcon />
              {frame.staff}
            </Button>
          </>
        }
      />
    </main>
  )
}
