import { useState } from 'react'
import type { DialoguePartView } from '../../../src-shared/dialogue/view.ts'
import { dialogueTexts } from '../../../src-shared/i18n/catalogues/dialogue.ts'
import { send } from '../../bridge/send.ts'
import { Ask } from '../../components/ask.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Cue } from '../../components/cue.tsx'
import type { PaneSize } from '../../components/group-grid.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useProgramme } from '../../stores/slices.ts'
import styles from './dialogue.module.css'
import { unheard } from './seat-order.ts'

type RoundControlsProps = { readonly group: number; readonly part: Extract<DialoguePartView, { kind: 'round' }>; readonly size: PaneSize }

const listed = (numbers: readonly number[], and: string): string =>
  numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} ${and} ${numbers.at(-1)}`

/** What the moderator can do in a round by touch; the keys and the button do the same. */
export const RoundControls = ({ group, part, size }: RoundControlsProps) => {
  const texts = useTexts(dialogueTexts)
  const { paused } = useProgramme()
  const [closing, setClosing] = useState(false)
  const left = unheard(part.seats).map((seat) => seat + 1)
  const compact = size !== 'whole'
  const small = compact ? 'note' : 'body'

  // The frame says that the room is paused, and how to go on, in this place.
  if (paused) return <div className={classes(styles.controls, styles[size])} />
  if (closing)
    return (
      <div className={classes(styles.controls, styles[size])}>
        <Ask
          sentence={left.length === 0 ? texts.closeRoundAskAnyway : texts.closeRoundAsk(listed(left, texts.and), left.length === 1)}
          yes={texts.closeRoundYes}
          no={texts.closeRoundNo}
          compact={compact}
          onNo={() => setClosing(false)}
          onYes={() => {
            setClosing(false)
            void send('dialogue.closeRound', { group })
          }}
        />
      </div>
    )
  return (
    <section className={classes(styles.controls, styles[size], part.seat % 2 === 0 ? styles.evenTurn : styles.oddTurn)} aria-label={texts.controls}>
      <Button look="primary" size={compact ? 'body' : 'large'} onClick={() => void send('dialogue.turnNext', { group })}>
        {part.lastTurn ? texts.toNextPart : texts.next}
      </Button>
      <Button size={small} onClick={() => void send('dialogue.turnPass', { group })}>
        {texts.pass}
      </Button>
      <Button size={small} onClick={() => void send('dialogue.minuteMore', { group })}>
        {texts.minuteMore}
      </Button>
      {/* The pause is the whole room's: with several groups it stands in the programme's own controls. */}
      {!compact && <Button onClick={() => void send('room.pause', {})}>{texts.pause}</Button>}
      <Button look="plain" size={small} onClick={() => void send('dialogue.turnBack', { group })}>
        {texts.back}
      </Button>
      <span className={styles.aside}>
        {!part.lastTurn && (
          <Button look="plain" size="note" onClick={() => setClosing(true)}>
            {texts.closeRound}
          </Button>
        )}
        {!compact && <Cue text={part.cue} as="inline" />}
      </span>
    </section>
  )
}
