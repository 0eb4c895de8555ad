import type { DialoguePartView, DialogueView } from '../../../src-shared/dialogue/view.ts'
import { dialogueTexts } from '../../../src-shared/i18n/catalogues/dialogue.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Cue } from '../../components/cue.tsx'
import type { PaneSize } from '../../components/group-grid.tsx'
import { Pane } from '../../components/pane.tsx'
import { Ring } from '../../components/ring.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useProgramme } from '../../stores/slices.ts'
import styles from './dialogue.module.css'
import { PartHead } from './part-head.tsx'
import { useBell } from './use-bell.ts'

type OpenPartProps = {
  readonly group: number
  readonly part: Extract<DialoguePartView, { kind: 'open' }>
  readonly dialogue: DialogueView
  readonly size: PaneSize
  readonly last: boolean
}

const ringSizes: Record<PaneSize, string> = { whole: 'min(48rem, 98cqh)', half: 'min(34rem, 62cqh)', quarter: 'min(21rem, 98cqh)' }

/** Free conversation: the question and the time, nothing else. */
export const OpenPart = ({ group, part, dialogue, size, last }: OpenPartProps) => {
  const texts = useTexts(dialogueTexts)
  const { paused } = useProgramme()
  useBell(part.countdown)
  const compact = size !== 'whole'
  return (
    <Pane size={size} cue={part.cue} className={styles[size]}>
      <div className={styles.upper}>
        <div className={styles.words}>
          <PartHead dialogue={dialogue} kind="open" prompt={part.prompt} size={size} />
        </div>
        <Ring countdown={part.countdown} size={ringSizes[size]} />
      </div>
      {/* The frame says in this place that the room is paused, and how to go on. */}
      <section className={classes(styles.controls, styles[size], paused && styles.away)} aria-label={texts.controls}>
        <Button look="primary" size={compact ? 'body' : 'large'} onClick={() => void send('dialogue.partNext', { group })}>
          {last ? texts.finish : texts.onwards}
        </Button>
        {!compact && <Button onClick={() => void send('room.pause', {})}>{texts.pause}</Button>}
        <span className={styles.aside}>{!compact && <Cue text={part.cue} as="inline" />}</span>
      </section>
    </Pane>
  )
}
