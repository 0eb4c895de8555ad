import type { DialoguePartView, DialogueView } from '../../../src-shared/dialogue/view.ts'
import { dialogueTexts } from '../../../src-shared/i18n/catalogues/dialogue.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { CountdownText } from '../../components/countdown-text.tsx'
import { Cue } from '../../components/cue.tsx'
import type { PaneSize } from '../../components/group-grid.tsx'
import { KeyboardArea, useKeyboardShown } from '../../components/keyboard/keyboard-area.tsx'
import { Pane } from '../../components/pane.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useGroups } from '../../stores/slices.ts'
import { PointsEditor } from '../points/points-editor.tsx'
import styles from './dialogue.module.css'
import { PartHead } from './part-head.tsx'
import { useBell } from './use-bell.ts'

type SummaryPartProps = {
  readonly group: number
  readonly part: Extract<DialoguePartView, { kind: 'summary' }>
  readonly dialogue: DialogueView
  readonly size: PaneSize
  readonly last: boolean
}

/** The group writes down what it brings along. */
export const SummaryPart = (props: SummaryPartProps) => (
  <Pane size={props.size} cue={props.part.cue} className={styles[props.size]}>
    <KeyboardArea compact={props.size !== 'whole'}>
      <Inside {...props} />
    </KeyboardArea>
  </Pane>
)

const Inside = ({ group, part, dialogue, size, last }: SummaryPartProps) => {
  const texts = useTexts(dialogueTexts)
  const prompt = useLocalized()(part.prompt)
  const writing = useKeyboardShown()
  const points = useGroups().find((one) => one.group === group)?.points ?? null
  const sent = points?.segment === dialogue.segment && points.sent
  useBell(part.countdown)
  const time = (
    <p className={styles.time}>
      <CountdownText countdown={part.countdown} />
    </p>
  )
  return (
    <div className={classes(styles.summary, styles[size], writing && styles.writing)}>
      {writing ? (
        <header className={styles.line}>
          <h1 className={styles.small}>{prompt}</h1>
          {time}
        </header>
      ) : (
        <header className={styles.line}>
          <PartHead dialogue={dialogue} kind="summary" prompt={part.prompt} size={size} />
          {time}
        </header>
      )}
      <PointsEditor key={`${dialogue.segment}/${dialogue.partIndex}`} group={group} segment={dialogue.segment} part={part} size={size}>
        {size === 'whole' && !writing && !sent && <Cue text={part.cue} as="inline" />}
        <Button
          look={sent ? 'primary' : 'plain'}
          size={size !== 'whole' ? 'note' : sent ? 'large' : 'body'}
          onClick={() => void send('dialogue.partNext', { group })}
        >
          {last ? texts.finish : texts.onwards}
        </Button>
      </PointsEditor>
    </div>
  )
}
