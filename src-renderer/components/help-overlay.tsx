import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { closeOverlay } from '../stores/overlay.ts'
import { Dialog } from './dialog.tsx'
import styles from './help-overlay.module.css'

/** What the button and the keys do, in words. */
export const HelpOverlay = () => {
  const texts = useTexts(frameTexts)
  return (
    <Dialog title={texts.helpTitle} onClose={closeOverlay}>
      <p className={styles.intro}>{texts.helpIntro}</p>
      <dl className={styles.keys}>
        <dt>{texts.keyNext}</dt>
        <dd>{texts.keyNextDoes}</dd>
        <dt>{texts.keyBack}</dt>
        <dd>{texts.keyBackDoes}</dd>
        <dt>{texts.keyPause}</dt>
        <dd>{texts.keyPauseDoes}</dd>
        <dt>{texts.keyUndo}</dt>
        <dd>{texts.keyUndoDoes}</dd>
        <dt>{texts.keyHelp}</dt>
        <dd>{texts.keyHelpDoes}</dd>
      </dl>
      <p className={styles.foot}>{texts.helpTalk}</p>
    </Dialog>
  )
}
