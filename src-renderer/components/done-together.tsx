import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { send } from '../bridge/send.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Button } from './button.tsx'
import styles from './done-together.module.css'

type DoneTogetherProps = {
  readonly group: number
  readonly size: 'large' | 'body'
  /** Whether every group in the room is done; one alone does not take the room along. */
  readonly all: boolean
  readonly children: string
}

/** A group that is done goes on from here, with the others. */
export const DoneTogether = ({ group, size, all, children }: DoneTogetherProps) => {
  const texts = useTexts(frameTexts)
  if (!all) return <p className={styles.wait}>{texts.othersNotDone}</p>
  return (
    <Button look="primary" size={size} onClick={() => void send('room.intent', { intent: 'next', group })}>
      {children}
    </Button>
  )
}
