import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { send } from '../bridge/send.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { closeOverlay, openOverlay } from '../stores/overlay.ts'
import { useTitleOf } from '../stores/segments.ts'
import { useProgramme } from '../stores/slices.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { BackIcon, HelpIcon, LeaveIcon, LockIcon, MinusIcon, PauseIcon, PlayIcon, PlusIcon } from './icons.tsx'
import { LanguagePicker } from './language-picker.tsx'
import styles from './moderator-menu.module.css'

const step = 5 * 60_000

/** What a moderator seldom needs: more or less time, back, leave, pause; and the way to staff. */
export const ModeratorMenu = () => {
  const texts = useTexts(frameTexts)
  const { phase, paused, media } = useProgramme()
  const segment = phase.name === 'running' ? phase.segment : null
  const doIt = (action: () => void) => () => {
    action()
    closeOverlay()
  }
  return (
    <Dialog title={texts.moderatorMenu} onClose={closeOverlay}>
      {segment === null ? null : (
        <div className={styles.actions}>
          <Button onClick={doIt(() => void send(paused ? 'room.resume' : 'room.pause', {}))}>
            {paused ? <PlayIcon /> : <PauseIcon />}
            {paused ? texts.resume : texts.menuPause}
          </Button>
          <Button onClick={doIt(() => void send('room.back', {}))}>
            <BackIcon />
            {texts.backButton}
          </Button>
          {media === undefined ? (
            <>
              <Button onClick={doIt(() => void send('room.extend', { segment, by: step }))}>
                <PlusIcon />
                {texts.moreTime}
              </Button>
              <Button onClick={doIt(() => void send('room.extend', { segment, by: -step }))}>
                <MinusIcon />
                {texts.lessTime}
              </Button>
            </>
          ) : null}
          <Button onClick={() => openOverlay('leave-item')}>
            <LeaveIcon />
            {texts.skipItem}
          </Button>
        </div>
      )}
      <div className={styles.foot}>
        <LanguagePicker />
        <Button look="plain" onClick={() => openOverlay('help')}>
          <HelpIcon />
          {texts.help}
        </Button>
        <Button look="plain" onClick={() => openOverlay('staff')}>
          <LockIcon />
          {texts.staff}
        </Button>
      </div>
    </Dialog>
  )
}

/** Asks once before an item is left for good. */
export const LeaveItem = () => {
  const texts = useTexts(frameTexts)
  const titleOf = useTitleOf()
  const { phase } = useProgramme()
  const segment = phase.name === 'running' || phase.name === 'waiting' ? phase.segment : null
  if (segment === null) return null
  const leave = () => {
    void send('room.skip', { segment })
    closeOverlay()
  }
  return (
    <Dialog title={texts.skipTitle} onClose={closeOverlay}>
      <p>{texts.skipBody(titleOf(segment))}</p>
      <div className={styles.foot}>
        <Button onClick={closeOverlay}>{texts.cancel}</Button>
        <Button look="primary" onClick={leave}>
          {texts.skipYes}
        </Button>
      </div>
    </Dialog>
  )
}
