import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import type { UndoableAction } from '../../src-shared/programme/view.ts'
import { send } from '../bridge/send.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { now, useNow } from '../stores/now.ts'
import { useProgramme, useReplica } from '../stores/slices.ts'
import { Button } from './button.tsx'
import styles from './undo-toast.module.css'

const names = {
  next: 'did_next',
  back: 'did_back',
  skip: 'did_skip',
  extend: 'did_extend',
  shorten: 'did_shorten',
  pause: 'did_pause',
  resume: 'did_resume',
  'turn-next': 'did_turnNext',
  'turn-pass': 'did_turnPass',
  'turn-back': 'did_turnBack',
  'round-close': 'did_roundClose',
  'part-next': 'did_partNext',
  'late-choice': 'did_lateChoice',
  'evaluation-close': 'did_evaluationClose',
} as const satisfies Record<UndoableAction, string>

/** Takes back what was just done, while that can still be done. */
export const undoLatest = (): void => {
  const undo = useReplica.getState().slices?.room.programme.undo
  if (undo !== undefined && undo.until > now()) void send('room.undo', { event: undo.event })
}

/** For five seconds: what was just done, and the way back. */
export const UndoToast = () => {
  const texts = useTexts(frameTexts)
  const { undo } = useProgramme()
  const at = useNow()
  if (undo === undefined || undo.until <= at) return null
  return (
    <div className={styles.toast} role="status">
      <span>{texts[names[undo.action]]}</span>
      <Button onClick={undoLatest}>{texts.undo}</Button>
    </div>
  )
}
