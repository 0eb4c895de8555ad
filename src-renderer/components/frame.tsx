import type { ReactNode } from 'react'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { send } from '../bridge/send.ts'
import { useLocalized, useTexts } from '../i18n/use-texts.ts'
import { openOverlay } from '../stores/overlay.ts'
import { useProgramme, useRoom, useSeminar } from '../stores/slices.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import { Emulator } from './emulator.tsx'
import { Foot } from './foot.tsx'
import styles from './frame.module.css'
import { LateLine, LateNotice } from './late-notice.tsx'
import { RoomTime } from './room-time.tsx'
import { TroubleLine } from './trouble-line.tsx'
import { UndoToast } from './undo-toast.tsx'
import { UnsentWords } from './unsent-words.tsx'

const Paused = () => {
  const texts = useTexts(frameTexts)
  return (
    <div className={styles.paused} role="status">
      {texts.paused}
      <Button look="primary" onClick={() => void send('room.resume', {})}>
        {texts.resume}
      </Button>
    </div>
  )
}

type FrameProps = {
  readonly children: ReactNode
  /** For a picture: the stage takes the whole width and the top line's place; dark, and the timeline is slim. */
  readonly wide?: boolean
  /** Instead of the seminar's title, where the stage itself shows that. */
  readonly title?: string
  /** Help instead of the moderator's menu: nothing has begun. */
  readonly quiet?: boolean
}

/** What every screen stands in: a quiet top line, the stage, and the programme at the bottom. */
export const Frame = ({ children, wide = false, title, quiet = false }: FrameProps) => {
  const texts = useTexts(frameTexts)
  const text = useLocalized()
  const seminar = useSeminar()
  const { paused } = useProgramme()
  const { rehearsal } = useRoom()
  return (
    <div className={classes(styles.frame, wide && styles.wide)} {...(wide ? { 'data-theme': 'dark' } : {})}>
      {wide ? null : (
        <header className={styles.top}>
          <p className={styles.seminar}>{title ?? text(seminar?.content.title)}</p>
          {rehearsal ? <span className={styles.badge}>{texts.rehearsal}</span> : null}
          <Button look="plain" size="note" onClick={() => openOverlay(quiet ? 'help' : 'moderator')}>
            {quiet ? texts.help : texts.moderatorMenu}
          </Button>
          <RoomTime />
        </header>
      )}
      <main className={styles.stage}>
        {children}
        {paused && !wide ? <Paused /> : null}
      </main>
      {wide || quiet ? null : <LateNotice />}
      {wide ? null : <UnsentWords />}
      <Foot slim={wide} above={<UndoToast />}>
        <Emulator />
        <div className={styles.said}>
          <TroubleLine />
          {quiet ? null : <LateLine />}
        </div>
      </Foot>
    </div>
  )
}
